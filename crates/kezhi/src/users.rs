//! Accounts from the command line: how the first administrator comes to be.

use ledger::store::{Error, NewAccount, Viewer};

use crate::{
    arguments::{User, UserAdd},
    house, output,
};

/// A county's code (GB/T 2260); accounts of whole cities keep no catalogue.
const COUNTY_DIGITS: usize = 6;

pub(crate) async fn run(asked: User) -> Result<(), Error> {
    let User::Add(asked) = asked;
    add(asked).await
}

async fn add(asked: UserAdd) -> Result<(), Error> {
    let db = house::open(&asked.place.place()).await?;
    let region = match asked.region {
        Some(region) => region,
        None => house::program(&db).await?.region,
    };
    let (password, shown) = match std::env::var("KEZHI_PASSWORD") {
        Ok(password) => (password, None),
        Err(_) => {
            let made = random_password();
            (made.clone(), Some(made))
        }
    };
    let county = region.len() >= COUNTY_DIGITS;
    let program = Viewer::program(&region);
    let new = NewAccount { login: asked.login, name: asked.name, role: asked.role, region, password };
    let account = db.add_account(&Viewer::program(""), new).await?;
    output::line(&format!("已新增账号 {}（{}，{}）", account.login, account.name, account.role.words()));
    if county && 0 < bureau::counties::furnish(&db, &program).await? {
        output::line("已录入自带的指标目录，可在“指标目录”里增改");
    }
    if let Some(password) = shown {
        output::line(&format!("密码：{password}（只显示这一次，登录后请改）"));
    }
    Ok(())
}

/// Twelve signs without look-alikes; enough for a first password.
pub(crate) fn random_password() -> String {
    const SIGNS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
    let chance: [u8; 12] = rand::random();
    let signs = chance.iter().map(|it| char::from(SIGNS[usize::from(*it) % SIGNS.len()]));
    format!("{}-7", signs.collect::<String>())
}
