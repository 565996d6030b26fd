//! Steps that something stands in the way of: a notice does not end while an
//! objection to it is open.

use super::{Db, Error, Row, engine::Tx};
use crate::{cell::Value, selection::Statement, spec::Spec};

impl Db {
    /// Refuses a step while something stands in its way ([`crate::spec::Unless`]).
    pub(super) async fn unhindered(
        &self,
        tx: &mut Tx,
        spec: &'static Spec,
        before: &Row,
        name: &str,
    ) -> Result<(), Error> {
        let Some((step, it)) = spec.step(&before.stage, name).and_then(|it| Some((it, it.unless.as_ref()?)))
        else {
            return Ok(());
        };
        let mut asked = Statement::new(format!(
            "select count(*) from ledger_{} where until is null and removed = 0 and \"{}\" = ",
            it.ledger, it.field
        ));
        let id = asked.arg(before.id.get());
        let stages = asked.list(it.stages.iter().map(|it| Value::from(*it)));
        asked.push(&format!("{id} and stage in ({stages})"));
        let open = tx.fetch(&asked, &[Value::Int(None)]).await?;
        let open = open.first().and_then(|it| it.first()?.int()).unwrap_or(0);
        if open == 0 {
            return Ok(());
        }
        let other = self.spec(it.ledger)?;
        let stages: Vec<&str> = it.stages.iter().map(|stage| other.stage_words(stage)).collect();
        Err(Error::Refused(format!(
            "不能“{}”：还有 {open} 件{}（{}），请先办完，见 /{}?{}={}",
            step.verb,
            other.title,
            stages.join("、"),
            other.slug,
            it.field,
            before.id
        )))
    }
}
