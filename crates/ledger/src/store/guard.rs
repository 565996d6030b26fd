//! What one record cannot know: whether a change agrees with other records. The
//! house gives the tables one function that is asked at the gate.

use std::pin::Pin;

use super::{Change, Db, Error, Viewer};
use crate::draft::Problems;

/// Says of each change what stands against it. It may read; what it objects to is
/// not written. Two people approving in the same instant are not kept apart by it.
pub type Guard = for<'a> fn(&'a Db, &'a Viewer, &'a [Change]) -> Guarding<'a>;

/// The objections on their way: one list for each change.
pub type Guarding<'a> = Pin<Box<dyn Future<Output = Result<Vec<Problems>, Error>> + Send + 'a>>;

impl Db {
    /// Holds every change to what the house knows.
    #[must_use]
    pub fn guarded(mut self, guard: Guard) -> Db {
        self.guard = Some(guard);
        self
    }

    /// Adds the house's objections to those found already.
    pub(super) async fn ask_guard(
        &self,
        viewer: &Viewer,
        changes: &[Change],
        found: &mut [Problems],
    ) -> Result<(), Error> {
        let Some(guard) = self.guard else { return Ok(()) };
        for (found, objections) in found.iter_mut().zip(guard(self, viewer, changes).await?) {
            for (name, sentence) in objections.iter() {
                found.add(name, sentence);
            }
        }
        Ok(())
    }
}
