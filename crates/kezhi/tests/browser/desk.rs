//! A desk with a browser on it, and a site of its own to look at.

use std::{
    io::Write as _,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use fantoccini::{Client, ClientBuilder, Locator, key::Key};

/// One person at one browser, before one demonstration site.
pub(crate) struct Desk {
    client: Client,
    address: SocketAddr,
    folder: PathBuf,
    /// The site and the driver; both end with the desk.
    children: Vec<Child>,
}

const PASSWORD: &str = "liulan-2016";

/// How long a page may take before a journey gives up; a busy machine is slow.
const PATIENCE: Duration = Duration::from_secs(20);

impl Desk {
    /// Nothing, said loudly, where there is no browser.
    pub(crate) async fn open() -> Option<Desk> {
        if std::env::var("KEZHI_TEST_BROWSER").as_deref() != Ok("1") {
            // Written past the test runner's capture: a skipped journey is said aloud.
            let _ = writeln!(
                std::io::stderr(),
                "SKIPPED: the browser journeys run with KEZHI_TEST_BROWSER=1 (chromium, chromedriver)"
            );
            return None;
        }
        let (site, driver) = (free_address(), free_address());
        let folder = std::env::temp_dir().join(format!("kezhi-desk-{}-{}", std::process::id(), site.port()));
        let mut children = vec![
            Command::new(env!("CARGO_BIN_EXE_kezhi"))
                .args(["demo", "--password", PASSWORD, "--listen", &site.to_string(), "--data"])
                .arg(&folder)
                .stdout(Stdio::null())
                .spawn()
                .expect("the site starts"),
        ];
        wait_for(site).await;
        let port = format!("--port={}", driver.port());
        let driver_child = Command::new("chromedriver").arg(port).stdout(Stdio::null()).spawn();
        children.push(driver_child.expect("chromedriver starts"));
        wait_for(driver).await;
        let client = browser(driver).await;
        Some(Desk { client, address: site, folder, children })
    }

    pub(crate) async fn log_in(&mut self, login: &str) {
        self.go("/login").await;
        self.fill(&[("login", login), ("password", PASSWORD)]).await;
        self.client.find(Locator::Css("main form button")).await.unwrap().click().await.unwrap();
        self.client.wait().for_element(Locator::Css(".who")).await.expect("somebody is logged in");
    }

    pub(crate) async fn log_out(&mut self) {
        self.client.find(Locator::Css(".who button")).await.unwrap().click().await.unwrap();
        self.client.wait().for_element(Locator::Css("[name='login']")).await.expect("the login");
    }

    /// The browser itself, for what is not a person's doing.
    pub(crate) fn client(&self) -> Client {
        self.client.clone()
    }

    /// Where the first such link leads.
    pub(crate) async fn href(&mut self, css: &str) -> String {
        let link = self.client.find(Locator::Css(css)).await.unwrap_or_else(|it| panic!("{css}: {it}"));
        link.attr("href").await.unwrap().unwrap_or_default()
    }

    pub(crate) async fn go(&mut self, path: &str) {
        self.client.goto(&format!("http://{}{path}", self.address)).await.unwrap();
    }

    /// Leaves a page even if it asks whether to stay.
    pub(crate) async fn go_whatever(&mut self, path: &str) {
        let _ = self.client.goto(&format!("http://{}{path}", self.address)).await;
        let _ = self.client.accept_alert().await;
    }

    /// Where the browser is, without what stands after `?`.
    pub(crate) async fn path(&mut self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// Types into inputs, ticks radios, chooses from lists.
    pub(crate) async fn fill(&mut self, fields: &[(&str, &str)]) {
        for (name, text) in fields {
            let radio = format!("input[type=radio][name='{name}'][value='{text}']");
            if let Ok(radio) = self.client.find(Locator::Css(&radio)).await {
                radio.click().await.unwrap();
                continue;
            }
            let input = self.client.find(Locator::Css(&format!("[name='{name}']"))).await;
            let input = input.unwrap_or_else(|it| panic!("no field {name}: {it}"));
            if input.tag_name().await.unwrap() == "select" {
                input.select_by_value(text).await.unwrap();
            } else {
                input.clear().await.unwrap();
                input.send_keys(text).await.unwrap();
            }
        }
    }

    /// Types initials, waits for the list, takes its first line with the keyboard.
    pub(crate) async fn pick(&mut self, name: &str, initials: &str, expected: &str) {
        self.fill(&[(name, initials)]).await;
        self.client.wait().for_element(Locator::Css("[role=option]")).await.expect("a list of names");
        let input = self.client.find(Locator::Css(&format!("[name='{name}']"))).await.unwrap();
        input.send_keys(&char::from(Key::Down).to_string()).await.unwrap();
        input.send_keys(&char::from(Key::Enter).to_string()).await.unwrap();
        assert_eq!(self.value(name).await, expected);
    }

    /// Sends the form and waits for the next page.
    pub(crate) async fn send(&mut self) {
        let button = self.client.find(Locator::Css("form[data-keep] button.main")).await.unwrap();
        let old = self.client.find(Locator::Css("html")).await.unwrap();
        button.click().await.unwrap();
        let began = Instant::now();
        while old.attr("lang").await.is_ok() && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        self.client.wait().for_element(Locator::Css("#content h1")).await.expect("a page");
    }

    /// Asks what the form would change. The page stays, its body is a new one.
    pub(crate) async fn look_ahead(&mut self) {
        let button = self.client.find(Locator::Css("form[data-keep] button[name='suppose']")).await.unwrap();
        button.click().await.unwrap();
        self.client.wait().for_element(Locator::Css("[data-supposed]")).await.expect("a look ahead");
    }

    /// Presses a button or follows a link, and waits for the next page.
    pub(crate) async fn press(&mut self, css: &str) {
        let old = self.client.find(Locator::Css("html")).await.unwrap();
        let it = self.client.find(Locator::Css(css)).await;
        // By the page itself: what lies under a fixed bar is as good as pressed.
        let it = it.unwrap_or_else(|it| panic!("nothing to press at {css}: {it}"));
        let element = serde_json::to_value(&it).unwrap();
        self.client.execute("arguments[0].click()", vec![element]).await.unwrap();
        let began = Instant::now();
        while old.attr("lang").await.is_ok() && began.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        self.client.wait().for_element(Locator::Css("#content h1")).await.expect("a page");
    }

    pub(crate) async fn follow(&mut self, css: &str) {
        self.client.find(Locator::Css(css)).await.unwrap().click().await.unwrap();
        self.client.wait().for_element(Locator::Css("#content h1")).await.expect("a page");
    }

    /// Waits until the page says so.
    pub(crate) async fn sees(&mut self, words: &str) {
        let began = Instant::now();
        let mut text = String::new();
        while began.elapsed() < PATIENCE {
            if let Ok(body) = self.client.find(Locator::Css("main")).await {
                text = body.text().await.unwrap_or_default();
                if text.contains(words) {
                    return;
                }
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("“{words}” is not on {}:\n{text}", self.path().await);
    }

    pub(crate) async fn value(&mut self, name: &str) -> String {
        let input = self.client.find(Locator::Css(&format!("[name='{name}']"))).await.unwrap();
        input.prop("value").await.unwrap().unwrap_or_default()
    }

    pub(crate) async fn sees_value(&mut self, name: &str, expected: &str) {
        let began = Instant::now();
        while self.value(name).await != expected {
            assert!(began.elapsed() < PATIENCE, "{name} is {}", self.value(name).await);
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Long enough for the script to put the form by.
    pub(crate) async fn wait_until_kept(&mut self) {
        tokio::time::sleep(Duration::from_secs(4)).await;
    }

    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

async fn browser(driver: SocketAddr) -> Client {
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--window-size=1280,900",
    ];
    let wanted = serde_json::json!({ "goog:chromeOptions": { "args": arguments }, "unhandledPromptBehavior": "accept" });
    let serde_json::Value::Object(wanted) = wanted else { panic!("an object") };
    let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
    builder.capabilities(wanted);
    builder.connect(&format!("http://{driver}")).await.expect("a browser opens")
}

fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port")
}

async fn wait_for(address: SocketAddr) {
    let began = Instant::now();
    while tokio::net::TcpStream::connect(address).await.is_err() {
        assert!(began.elapsed() < Duration::from_secs(60), "{address} does not answer");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
