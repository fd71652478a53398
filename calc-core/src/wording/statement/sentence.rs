//! One sentence, the range first, with both figures where there are both.

use super::{Story, is_gross};
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
            ("likely", &*self.likely("sentence")),
            ("beside", &*self.beside()),
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

    /// The figure that stands beside the first: as if pure, or adjusted where the first is not.
    fn beside(&self) -> String {
        let words = self.words;
        let Some(pure) = self.if_pure() else {
            let adjusted = self.others().next().filter(|_| is_gross(self.lead));
            return adjusted.map_or_else(String::new, |total| {
                let doses = round_range(total.doses, words).text;
                let values = [("doses", &*doses), ("how", &*self.how(total))];
                words.fill("sentence.adjusted", &values)
            });
        };
        let doses = round_range(pure.doses, words).text;
        let (key, amounts) = if pure.omitted.is_empty() {
            ("sentence.pure", String::new())
        } else {
            ("sentence.pure_only", self.amounts(&pure.exhibits))
        };
        words.fill(key, &[("doses", &doses), ("amounts", &amounts)])
    }
}
