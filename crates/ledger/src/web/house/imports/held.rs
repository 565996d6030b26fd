//! Files between rehearsal and confirmation.
//!
//! What is confirmed is what was shown: the page carries the hash of its file, and
//! whoever confirms takes the file away, so that two clicks import once.

use std::{
    collections::{HashMap, hash_map::Entry},
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use crate::store::digest;

/// A file somebody uploaded.
#[derive(Clone)]
pub(super) struct Held {
    pub(super) ledger: &'static str,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// Of the ledger and the bytes.
    pub(super) hash: String,
}

impl Held {
    pub(super) fn new(ledger: &'static str, name: String, bytes: Vec<u8>) -> Held {
        let hash = digest(&[ledger.as_bytes(), b"/", &bytes].concat());
        Held { ledger, name, bytes, hash }
    }
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

/// Takes the file out, if it is the one that was shown.
pub(super) fn take(login: &str, hash: &str) -> Option<Held> {
    match room().entry(login.to_owned()) {
        Entry::Occupied(it) if it.get().1.hash == hash => Some(it.remove().1),
        Entry::Occupied(_) | Entry::Vacant(_) => None,
    }
}

/// Nothing came of it: the file waits again, unless a newer one does.
pub(super) fn put_back(login: &str, held: Held) {
    room().entry(login.to_owned()).or_insert((Instant::now(), held));
}

fn room() -> MutexGuard<'static, HashMap<String, (Instant, Held)>> {
    let mut room = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
    room.retain(|_, it| it.0.elapsed() < LASTS);
    room
}
