//! The main job on real input: a fresh folder with the seed's county, the paper
//! it writes, and the site.

use std::path::Path;

use bureau::{
    counties::{example, fictitious, seed},
    papers::half_year,
};
use ledger::{
    cell::Half,
    spec::Role,
    store::{Db, Error, NewAccount, Place, Viewer},
};

use crate::{arguments, house, output, papers, serve, users};

/// Only a folder that carries this was made by a demonstration and may be made anew.
const MARK: &str = "kezhi-demo.txt";

/// The people of the demonstration, one of each role.
const PEOPLE: &[(&str, &str, Role)] = &[
    ("keyuan", "林晓", Role::Clerk),
    ("guzhang", "周正", Role::Head),
    ("juzhang", "陈岚", Role::Leader),
    ("shenji", "何审", Role::Auditor),
    ("admin", "吴管", Role::Admin),
];

pub(crate) async fn run(asked: arguments::Demo) -> Result<(), Error> {
    clear(&asked.data)?;
    let db = house::open(&Place::Folder(asked.data.clone())).await?;
    let region = if asked.fictitious { fictitious::COUNTY } else { seed::COUNTY };
    let program = Viewer::program(region);
    if asked.fictitious {
        let scale = usize::try_from(asked.scale).unwrap_or(usize::MAX);
        let told = |done| output::line(&format!("虚构县：已录入项目 {done} 条"));
        fictitious::enter_all(&db, &program, scale, told).await?;
        example::of_fictitious(&db, &program).await?;
    } else {
        seed::enter_all(&db, &program).await?;
        example::of_seed(&db, &program).await?;
        output::line(&format!("已按真实半年报告建立演示数据：{}", asked.data.display()));
    }
    write_papers(&db, &program, &asked.data).await?;
    let password = asked.password.clone().unwrap_or_else(users::random_password);
    people(&db, region, &password).await?;
    if asked.no_serve {
        return Ok(());
    }
    serve::listen(db, &asked.data, asked.listen).await
}

/// Empties a folder an earlier demonstration made; any other is left alone.
fn clear(folder: &Path) -> Result<(), Error> {
    let unusable = |it: std::io::Error| {
        Error::Place(format!("演示目录 {} 不能使用：{}", folder.display(), output::why(&it)))
    };
    let occupied = folder.exists() && std::fs::read_dir(folder).map_err(unusable)?.next().is_some();
    if occupied && !folder.join(MARK).exists() {
        return Err(Error::Place(format!(
            "目录 {} 不是空的，也不是演示目录。演示会重建整个目录，请用 --data 另写一个",
            folder.display()
        )));
    }
    if occupied {
        let _alone = house::hold_alone(folder)?;
        std::fs::remove_dir_all(folder).map_err(unusable)?;
    }
    std::fs::create_dir_all(folder).map_err(unusable)?;
    std::fs::write(folder.join(MARK), "这个目录由 kezhi demo 建立，再次运行会整个重建。\n").map_err(unusable)
}

async fn write_papers(db: &Db, viewer: &Viewer, data: &Path) -> Result<(), Error> {
    let half = Half::new(2016, 1).ok_or_else(|| Error::Refused("没有这个半年".to_owned()))?;
    let paper = half_year::draft(db, viewer, half, None).await?;
    for ending in ["docx", "txt", "json"] {
        let out = data.join(format!("2016年上半年报告.{ending}"));
        papers::write(&paper, &out, data)?;
        output::line(&papers::summary(&paper, &out));
    }
    let out = data.join("2016年上半年报告.html");
    papers::write_inspection(db, viewer, &paper, half, &out).await?;
    output::line(&papers::summary(&paper, &out));
    let out = data.join("2016年上半年报告.pdf");
    match papers::fonts(data).missing() {
        Some(sentence) => output::complaint(&format!("PDF 没有生成：{sentence}")),
        None => {
            papers::write(&paper, &out, data)?;
            output::line(&papers::summary(&paper, &out));
        }
    }
    Ok(())
}

async fn people(db: &Db, region: &str, password: &str) -> Result<(), Error> {
    for (login, name, role) in PEOPLE {
        let (login, name, region) = ((*login).to_owned(), (*name).to_owned(), region.to_owned());
        let new = NewAccount { login, name, role: *role, region, password: password.to_owned() };
        db.add_account(&Viewer::program(""), new).await?;
    }
    let logins: Vec<String> = PEOPLE.iter().map(|it| format!("{}（{}）", it.0, it.2.words())).collect();
    output::line(&format!("登录名：{}", logins.join("、")));
    output::line(&format!("密码都是：{password}"));
    Ok(())
}
