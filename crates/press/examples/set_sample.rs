//! Sets the sample paper as DOCX and PDF into a directory, to be looked at, and says how long it took.
#![expect(clippy::print_stdout, reason = "an example talks to the person who runs it")]

use std::path::PathBuf;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let dir = PathBuf::from(std::env::args().nth(1).unwrap_or_else(|| ".".to_owned()));
    let start = Instant::now();
    let fonts = press::Fonts::find(&[]);
    println!("fonts found in {:?}: {fonts:?}", start.elapsed());
    for (name, paper) in [("sample", paper::sample::report()), ("long", paper::sample::long(6))] {
        std::fs::write(dir.join(format!("{name}.docx")), paper::docx::write(&paper)?)?;
        for _ in 0..3 {
            let start = Instant::now();
            let pdf = press::pdf(&paper, &fonts)?;
            println!("{name}: {} bytes in {:?}", pdf.len(), start.elapsed());
            std::fs::write(dir.join(format!("{name}.pdf")), pdf)?;
        }
    }
    Ok(())
}
