//! 科技活动周。

use ledger::prelude::*;

use super::{Writer, campaigns};
use crate::ledgers::campaign::CampaignKind;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("科技活动周");
    campaigns::write(writer, CampaignKind::Week).await
}
