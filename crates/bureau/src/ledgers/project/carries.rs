//! What a project carries at whatever stage it is: one place that knows where in
//! each stage's tuple a part stands.

use super::{Acceptance, Approval, Call, Contract, Extension, Request, Standing};

impl Standing {
    pub fn call(&self) -> Option<&Call> {
        match self {
            Standing::Called(it) | Standing::Pooled(it) => Some(it),
            Standing::Applied(it, ..)
            | Standing::Recommended(it, ..)
            | Standing::UnderReview(it, ..)
            | Standing::Noticed(it, ..)
            | Standing::Declined(it, ..)
            | Standing::Approved(it, ..)
            | Standing::Underway(it, ..)
            | Standing::Requested(it, ..)
            | Standing::Accepted(it, ..)
            | Standing::Archived(it, ..)
            | Standing::Terminated(it, ..)
            | Standing::Withdrawn(it, ..) => it.as_ref(),
        }
    }

    pub fn approval(&self) -> Option<&Approval> {
        match self {
            Standing::Approved(.., it)
            | Standing::Underway(_, _, _, _, _, it, ..)
            | Standing::Requested(_, _, _, _, _, it, ..)
            | Standing::Accepted(_, _, _, _, _, it, ..)
            | Standing::Terminated(_, _, _, _, _, it, ..)
            | Standing::Archived(_, _, _, _, _, it, ..)
            | Standing::Withdrawn(_, _, _, _, _, it, ..) => Some(it),
            Standing::Called(_)
            | Standing::Pooled(_)
            | Standing::Applied(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..) => None,
        }
    }

    pub fn contract(&self) -> Option<&Contract> {
        match self {
            Standing::Underway(_, _, _, _, _, _, it, ..)
            | Standing::Requested(_, _, _, _, _, _, it, ..)
            | Standing::Accepted(_, _, _, _, _, _, it, ..)
            | Standing::Archived(_, _, _, _, _, _, it, ..) => Some(it),
            Standing::Terminated(_, _, _, _, _, _, it, ..)
            | Standing::Withdrawn(_, _, _, _, _, _, it, ..) => it.as_ref(),
            Standing::Called(_)
            | Standing::Pooled(_)
            | Standing::Applied(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..)
            | Standing::Approved(..) => None,
        }
    }

    pub fn extension(&self) -> Option<&Extension> {
        match self {
            Standing::Underway(.., it)
            | Standing::Requested(.., it, _)
            | Standing::Accepted(.., it, _, _)
            | Standing::Archived(.., it, _, _, _)
            | Standing::Terminated(.., it, _, _)
            | Standing::Withdrawn(.., it, _, _) => it.as_ref(),
            Standing::Called(_)
            | Standing::Pooled(_)
            | Standing::Applied(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..)
            | Standing::Approved(..) => None,
        }
    }

    pub fn request(&self) -> Option<&Request> {
        match self {
            Standing::Requested(.., it) => Some(it),
            Standing::Accepted(.., it, _)
            | Standing::Archived(.., it, _, _)
            | Standing::Terminated(.., it, _)
            | Standing::Withdrawn(.., it, _) => it.as_ref(),
            Standing::Called(_)
            | Standing::Pooled(_)
            | Standing::Applied(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..)
            | Standing::Approved(..)
            | Standing::Underway(..) => None,
        }
    }

    pub fn acceptance(&self) -> Option<&Acceptance> {
        match self {
            Standing::Accepted(.., it) | Standing::Archived(.., it, _) => Some(it),
            Standing::Called(_)
            | Standing::Pooled(_)
            | Standing::Applied(..)
            | Standing::Recommended(..)
            | Standing::UnderReview(..)
            | Standing::Noticed(..)
            | Standing::Declined(..)
            | Standing::Approved(..)
            | Standing::Underway(..)
            | Standing::Requested(..)
            | Standing::Terminated(..)
            | Standing::Withdrawn(..) => None,
        }
    }
}
