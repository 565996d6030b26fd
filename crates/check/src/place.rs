//! What stands around a mention. A long paper has hundreds of thousands: they are kept packed.

use crate::{role::Role, text::Span};

/// What stands around a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) sentence: usize,
    /// From the counting mention before it, or the beginning of the sentence.
    pub(crate) gap: Span,
    /// That mention.
    pub(crate) before: Option<usize>,
    /// The end of the gap that is in its own clause.
    pub(crate) lead: Span,
    /// How many brackets are open.
    pub(crate) depth: u8,
    /// The mention just before its bracket opened.
    pub(crate) opened: Option<usize>,
    /// How many semicolons of the sentence lie before it.
    pub(crate) segment: usize,
    pub(crate) role: Role,
}

/// One for each mention, in their order.
#[derive(Default)]
pub(crate) struct Places(Vec<Packed>);

#[derive(Clone, Copy)]
struct Packed {
    sentence: u32,
    gap: [u32; 2],
    lead: [u32; 2],
    /// `NONE` for no mention.
    before: u32,
    opened: u32,
    segment: u16,
    depth: u8,
    role: Role,
}

const NONE: u32 = u32::MAX;

impl Places {
    pub(crate) fn push(&mut self, it: Place) {
        self.0.push(Packed {
            sentence: narrow(it.sentence),
            gap: [narrow(it.gap.from), narrow(it.gap.to)],
            lead: [narrow(it.lead.from), narrow(it.lead.to)],
            before: it.before.map_or(NONE, narrow),
            opened: it.opened.map_or(NONE, narrow),
            segment: u16::try_from(it.segment).unwrap_or(u16::MAX),
            depth: it.depth,
            role: it.role,
        });
    }

    pub(crate) fn get(&self, index: usize) -> Option<Place> {
        self.0.get(index).map(Packed::whole)
    }

    /// Of a mention that is there.
    pub(crate) fn of(&self, index: usize) -> Place {
        self.0[index].whole()
    }

    /// Lets go of the last.
    pub(crate) fn drop_last(&mut self) {
        self.0.pop();
    }

    pub(crate) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }
}

impl Packed {
    fn whole(&self) -> Place {
        let span = |it: [u32; 2]| Span::new(it[0] as usize, it[1] as usize);
        let mention = |it: u32| (it != NONE).then_some(it as usize);
        Place {
            sentence: self.sentence as usize,
            gap: span(self.gap),
            before: mention(self.before),
            lead: span(self.lead),
            depth: self.depth,
            opened: mention(self.opened),
            segment: usize::from(self.segment),
            role: self.role,
        }
    }
}

/// No text has so many characters that this cuts anything.
fn narrow(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(NONE)
}
