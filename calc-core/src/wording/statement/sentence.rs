//! One sentence, the range first.

use super::Story;
use crate::wording::doses::{about, round_range};

impl Story<'_> {
    pub(super) fn sentence(&self) -> String {
        let words = self.words;
        let doses = round_range(self.lead.doses, words);
        let central = about(self.lead.doses.central, words);
        let basis = self.basis(self.lead);
        // A figure whose ends round to one is not said twice.
        let is_range = doses != central && !basis.is_empty();
        let central = if is_range { &*central.text } else { "" };
        let values = [
            ("seizure", &*self.seizure()),
            ("doses", &*words.counted(&doses)),
            ("how", &*self.how(self.lead)),
            ("central", central),
            ("basis", &*basis),
            ("conditions", &*self.conditions(self.lead)),
            ("caveat", &*self.caveats().join("; ")),
        ];
        let key = match (basis.is_empty(), is_range) {
            (true, _) => "sentence.plain",
            (false, true) => "sentence.range",
            (false, false) => "sentence.point",
        };
        words.fill(key, &values)
    }
}
