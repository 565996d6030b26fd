//! 科技之春科普宣传月。

use ledger::prelude::*;

use super::{Writer, campaigns};
use crate::ledgers::campaign::CampaignKind;

pub(super) async fn write(writer: &mut Writer<'_>) -> Result<(), Error> {
    writer.item("“科技之春”科普宣传月");
    campaigns::write(writer, CampaignKind::Spring).await
}
