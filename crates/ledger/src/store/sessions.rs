//! Who is logged in. Only hashes of tokens are kept, so that a copy of the
//! database opens nobody's session.

use sha2::{Digest as _, Sha256};

use super::{Db, Error, Viewer, now};
use crate::{cell::Value, selection::Statement, spec::Role};

/// A browser that is logged in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub viewer: Viewer,
    /// What every form of this session carries.
    pub csrf: String,
}

/// A token of the API, as its owner sees it. The secret itself is shown once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiToken {
    pub token: String,
    pub label: String,
    pub created: i64,
    pub revoked: bool,
}

/// What a token is for is its beginning, and so part of what its hash is taken of.
const API: &str = "kz_";
const FEED: &str = "cal_";

/// A working day; then one logs in again.
const LASTS: i64 = 12 * 3_600_000_000;

impl Db {
    /// Begins a session and returns the token for the cookie.
    pub async fn begin_session(&self, viewer: &Viewer) -> Result<String, Error> {
        let (token, csrf) = (secret(), secret());
        let mut asked = Statement::new("insert into session (token, login, csrf, seen, expires) values (");
        let values = asked.list([
            Value::from(digest(token.as_bytes()).as_str()),
            Value::from(viewer.login.as_str()),
            Value::from(csrf.as_str()),
            Value::from(now()),
            Value::from(now() + LASTS),
        ]);
        self.engine.execute(asked.push(&values).push(")")).await?;
        let mut stale = Statement::new("delete from session where expires < ");
        let at = stale.arg(now());
        self.engine.execute(stale.push(&at)).await?;
        Ok(token)
    }

    /// The session of a cookie, while it lasts and its account is open.
    pub async fn session(&self, token: &str) -> Result<Option<Session>, Error> {
        let mut asked = Statement::new(
            "select a.login, a.name, a.role, a.region, s.csrf from session s join account a on a.login = s.login \
             where a.active = 1 and s.token = ",
        );
        let (token, at) = (asked.arg(digest(token.as_bytes()).as_str()), asked.arg(now()));
        asked.push(&format!("{token} and s.expires > {at}"));
        let rows = self.engine.fetch(&asked, &[(); 5].map(|()| Value::Text(None))).await?;
        Ok(rows
            .first()
            .and_then(|it| Some(Session { viewer: viewer(it)?, csrf: it[4].as_text()?.to_owned() })))
    }

    pub async fn end_session(&self, token: &str) -> Result<(), Error> {
        let mut asked = Statement::new("delete from session where token = ");
        let token = asked.arg(digest(token.as_bytes()).as_str());
        self.engine.execute(asked.push(&token)).await?;
        Ok(())
    }

    pub(super) async fn end_sessions(&self, login: &str) -> Result<(), Error> {
        let mut asked = Statement::new("delete from session where login = ");
        let login = asked.arg(login);
        self.engine.execute(asked.push(&login)).await?;
        Ok(())
    }

    /// Makes a token for the API, with its owner's rights, and returns the secret.
    pub async fn make_token(&self, viewer: &Viewer, label: &str) -> Result<String, Error> {
        self.make_token_of(viewer, API, label).await
    }

    /// Makes a token that shows its owner's deadlines to a calendar and opens nothing else.
    pub async fn make_feed(&self, viewer: &Viewer) -> Result<String, Error> {
        self.make_token_of(viewer, FEED, "日历订阅").await
    }

    async fn make_token_of(&self, viewer: &Viewer, what: &str, label: &str) -> Result<String, Error> {
        let token = format!("{what}{}", secret());
        let label: String = label.trim().chars().take(60).collect();
        if label.is_empty() {
            return Err(Error::Refused("请写明这个令牌给什么程序用".to_owned()));
        }
        let mut asked = Statement::new("insert into api_token (token, login, label, created) values (");
        let values = asked.list([
            Value::from(digest(token.as_bytes()).as_str()),
            Value::from(viewer.login.as_str()),
            Value::from(label.as_str()),
            Value::from(now()),
        ]);
        self.engine.execute(asked.push(&values).push(")")).await?;
        Ok(token)
    }

    /// Whoever this token of the API belongs to, unless it was revoked.
    pub async fn token_viewer(&self, token: &str) -> Result<Option<Viewer>, Error> {
        if token.starts_with(API) { self.viewer_of(token).await } else { Ok(None) }
    }

    /// Whose calendar this is, unless its token was revoked.
    pub async fn feed_viewer(&self, token: &str) -> Result<Option<Viewer>, Error> {
        if token.starts_with(FEED) { self.viewer_of(token).await } else { Ok(None) }
    }

    async fn viewer_of(&self, token: &str) -> Result<Option<Viewer>, Error> {
        let mut asked = Statement::new(
            "select a.login, a.name, a.role, a.region from api_token t join account a on a.login = t.login \
             where a.active = 1 and t.revoked is null and t.token = ",
        );
        let token = asked.arg(digest(token.as_bytes()).as_str());
        let rows = self.engine.fetch(asked.push(&token), &[(); 4].map(|()| Value::Text(None))).await?;
        Ok(rows.first().and_then(|it| viewer(it)))
    }

    /// The tokens a person has made; `token` is the hash, by which one is revoked.
    pub async fn tokens(&self, viewer: &Viewer) -> Result<Vec<ApiToken>, Error> {
        let mut asked = Statement::new("select token, label, created, revoked from api_token where login = ");
        let login = asked.arg(viewer.login.as_str());
        asked.push(&login).push(" order by created desc limit 100");
        let shape = [Value::Text(None), Value::Text(None), Value::Int(None), Value::Int(None)];
        let rows = self.engine.fetch(&asked, &shape).await?;
        let token = |row: &Vec<Value>| ApiToken {
            token: row[0].as_text().unwrap_or("").to_owned(),
            label: row[1].as_text().unwrap_or("").to_owned(),
            created: row[2].int().unwrap_or(0),
            revoked: row[3].int().is_some(),
        };
        Ok(rows.iter().map(token).collect())
    }

    pub(super) async fn revoke_tokens(&self, login: &str) -> Result<(), Error> {
        let mut asked = Statement::new("update api_token set revoked = ");
        let (at, login) = (asked.arg(now()), asked.arg(login));
        asked.push(&format!("{at} where revoked is null and login = {login}"));
        self.engine.execute(&asked).await?;
        Ok(())
    }

    pub async fn revoke_token(&self, viewer: &Viewer, token: &str) -> Result<(), Error> {
        let mut asked = Statement::new("update api_token set revoked = ");
        let (at, login, token) = (asked.arg(now()), asked.arg(viewer.login.as_str()), asked.arg(token));
        asked.push(&format!("{at} where login = {login} and token = {token}"));
        self.engine.execute(&asked).await?;
        Ok(())
    }
}

fn viewer(row: &[Value]) -> Option<Viewer> {
    Some(Viewer {
        login: row[0].as_text()?.to_owned(),
        name: row[1].as_text()?.to_owned(),
        role: Role::named(row[2].as_text()?)?,
        region: row[3].as_text()?.to_owned(),
    })
}

/// 256 bits of chance, in hex.
pub(crate) fn secret() -> String {
    hex(&rand::random::<[u8; 32]>())
}

/// SHA-256 in hex.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut res, it| {
        let _ = write!(res, "{it:02x}");
        res
    })
}
