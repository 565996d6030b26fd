//! Files between rehearsal and confirmation.

use std::{
    collections::HashMap,
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// A file somebody uploaded.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) ledger: &'static str,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

const LASTS: Duration = Duration::from_secs(30 * 60);
/// Bytes of all files together; the oldest make room.
const MOST: usize = 64 << 20;

static ROOM: LazyLock<Mutex<HashMap<String, (Instant, Held)>>> = LazyLock::new(Mutex::default);

/// A person's new file takes the place of the last one.
pub(super) fn put(login: &str, held: Held) {
    let mut room = room();
    room.remove(login);
    while MOST < room.values().map(|it| it.1.bytes.len()).sum::<usize>() + held.bytes.len() {
        let oldest = room.iter().min_by_key(|it| it.1.0).map(|it| it.0.clone());
        let Some(oldest) = oldest else { break };
        room.remove(&oldest);
    }
    room.insert(login.to_owned(), (Instant::now(), held));
}

pub(super) fn get(login: &str) -> Option<Held> {
    room().get(login).map(|it| it.1.clone())
}

pub(super) fn drop(login: &str) {
    room().remove(login);
}

fn room() -> MutexGuard<'static, HashMap<String, (Instant, Held)>> {
    let mut room = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
    room.retain(|_, it| it.0.elapsed() < LASTS);
    room
}
