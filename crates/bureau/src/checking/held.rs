//! Papers between being checked and being done with: the last one of each person,
//! in memory, within a bound. After a restart it is simply checked again.

use std::{
    collections::HashMap,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use super::Checked;

/// A checked paper with the bytes it was read from.
pub(super) struct Held {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    /// SHA-256 of the bytes.
    pub(super) hash: String,
    pub(super) checked: Checked,
}

const LASTS: Duration = Duration::from_secs(60 * 60);
/// Bytes and characters of all papers together; the oldest make room.
const MOST: usize = 96 << 20;

/// By login: when it was checked, and what.
type Room = HashMap<String, (Instant, Arc<Held>)>;

static ROOM: LazyLock<Mutex<Room>> = LazyLock::new(Mutex::default);

impl Held {
    fn size(&self) -> usize {
        // A character, its place among others, and its byte or three.
        self.bytes.len() + self.checked.report.characters * 8
    }
}

/// A person's new paper takes the place of the last one.
pub(super) fn put(login: &str, held: Held) {
    let mut room = room();
    room.remove(login);
    while MOST < room.values().map(|it| it.1.size()).sum::<usize>() + held.size() {
        let oldest = room.iter().min_by_key(|it| it.1.0).map(|it| it.0.clone());
        let Some(oldest) = oldest else { break };
        room.remove(&oldest);
    }
    room.insert(login.to_owned(), (Instant::now(), Arc::new(held)));
}

/// The paper of this person, if it is the one asked for.
pub(super) fn get(login: &str, hash: &str) -> Option<Arc<Held>> {
    room().get(login).filter(|it| it.1.hash == hash).map(|it| it.1.clone())
}

fn room() -> MutexGuard<'static, Room> {
    let mut room = ROOM.lock().unwrap_or_else(PoisonError::into_inner);
    room.retain(|_, it| it.0.elapsed() < LASTS);
    room
}
