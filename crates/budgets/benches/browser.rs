//! A client as simple as can be: one connection kept open, one request at a time.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufStream},
    net::TcpStream,
};

pub(crate) struct Client {
    stream: BufStream<TcpStream>,
    head: String,
}

impl Client {
    pub(crate) async fn open(address: SocketAddr, cookie: &str) -> std::io::Result<Client> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let head = format!("Host: {address}\r\nCookie: {cookie}\r\n\r\n");
        Ok(Client { stream: BufStream::new(stream), head })
    }

    /// The status and the body.
    pub(crate) async fn get(&mut self, path: &str) -> std::io::Result<(u16, Vec<u8>)> {
        let request = format!("GET {path} HTTP/1.1\r\n{}", self.head);
        self.stream.write_all(request.as_bytes()).await?;
        self.stream.flush().await?;
        let (mut status, mut length) = (0, 0);
        loop {
            let mut line = String::new();
            if self.stream.read_line(&mut line).await? == 0 {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let line = line.trim_end().to_lowercase();
            if let Some(rest) = line.strip_prefix("http/1.1 ") {
                status = rest.get(..3).and_then(|it| it.parse().ok()).unwrap_or(0);
            }
            if let Some(rest) = line.strip_prefix("content-length:") {
                length = rest.trim().parse().unwrap_or(0);
            }
            if line.is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).await?;
        Ok((status, body))
    }
}

/// Requests answered by several clients in a while, and the median time of one alone.
pub(crate) struct Rate {
    pub(crate) answered: u128,
    pub(crate) median: Duration,
}

pub(crate) async fn load(
    address: SocketAddr,
    cookie: &str,
    path: &str,
    lasts: Duration,
) -> std::io::Result<Rate> {
    let mut alone = Client::open(address, cookie).await?;
    let mut times = Vec::new();
    for _ in 0..200 {
        let began = Instant::now();
        let (status, body) = alone.get(path).await?;
        assert!(status == 200 && 2_000 < body.len(), "{path} answered {status} with {} bytes", body.len());
        times.push(began.elapsed());
    }
    times.sort();
    let clients: Vec<_> = (0..4)
        .map(|_| {
            let (cookie, path) = (cookie.to_owned(), path.to_owned());
            tokio::spawn(async move {
                let mut client = Client::open(address, &cookie).await?;
                let (began, mut answered) = (Instant::now(), 0_u128);
                while began.elapsed() < lasts {
                    client.get(&path).await?;
                    answered += 1;
                }
                std::io::Result::Ok(answered)
            })
        })
        .collect();
    let mut answered = 0;
    for client in clients {
        answered += client.await??;
    }
    Ok(Rate { answered, median: times[times.len() / 2] })
}
