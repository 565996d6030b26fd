//! 一(二)3、4、5，一(四)，一(五)1：活动、会议、调研、帮扶。

use super::Entries;

pub(super) fn records() -> Vec<Entries> {
    Vec::new()
}
