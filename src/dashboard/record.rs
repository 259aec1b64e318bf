//! What the form, the list and the states of tasks ask for, written into the record of the meeting.

use crate::app::meeting::{self, Write};
use crate::model::Commune;
use crate::store::Store;
use crate::store::meeting::{Change, Conclusion, Meeting, Refused};

/// Writes one thing; what is named by its position in the commune goes by its identifier.
pub fn write(
    store: &Store,
    commune: &Commune,
    write: &Write,
    read_only: bool,
) -> Result<(), Refused> {
    let record = Meeting::new(store, &write.slug, write.meeting, read_only)?;
    match &write.change {
        meeting::Change::Add(conclusion) => record.add(&told(commune, conclusion)).map(drop),
        meeting::Change::Edit(id, conclusion) => {
            let before = record
                .conclusions()?
                .into_iter()
                .find(|(known, _)| **known == **id)
                .map(|(_, c)| c)
                .unwrap_or_default();
            let mut told = told(commune, conclusion);
            // what the form does not ask for stays as somebody wrote it
            told.deadline_words = before.deadline_words;
            told.sector = told.sector.or(before.sector);
            record.edit(id, &told)
        }
        meeting::Change::Remove(id) => record.delete(id),
        meeting::Change::Decide(decision) => record.change(&Change {
            task: decision.task.to_string(),
            progress: decision.progress,
            deadline: decision.deadline,
            reason: decision.reason.clone(),
        }),
        meeting::Change::Close => record.close(),
    }
}

fn told(commune: &Commune, conclusion: &meeting::Conclusion) -> Conclusion {
    let catalogue = &commune.catalogue;
    Conclusion {
        title: conclusion.text.clone(),
        owner: conclusion.owner.clone(),
        support: conclusion.support.clone(),
        deadline: conclusion.deadline,
        deadline_words: None,
        deliverable: conclusion.deliverable.clone(),
        indicator: conclusion
            .indicator
            .and_then(|id| catalogue.indicator(id))
            .map(|i| i.id.to_string()),
        follows: conclusion.follows.as_ref().map(ToString::to_string),
        sector: conclusion
            .sector
            .and_then(|at| catalogue.sectors.get(at))
            .map(|s| s.id.to_string()),
    }
}
