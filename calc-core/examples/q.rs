use calc_core::*;
use std::io::BufRead;
fn main() {
    let c = Catalog::built_in();
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        let mut p = l.splitn(2, '\t');
        let t = p.next().unwrap();
        let want = p.next().unwrap_or("");
        let got = match read(t, &c) {
            Ok(r) => {
                r.exhibits
                    .iter()
                    .map(|e| match &e.amount {
                        Amount::Mass(w) => grams(w.gross.mass()).to_string(),
                        Amount::Tablets(t) => format!("count {}", t.count()),
                        Amount::Packages(n) => format!("count {n}"),
                    })
                    .collect::<Vec<_>>()
                    .join(" + ")
                    + &format!(
                        "   {:?} {:?} {:?}",
                        r.exhibits
                            .iter()
                            .map(|e| (e.substance.clone().unwrap_or_default(), e.form, e.digits))
                            .collect::<Vec<_>>(),
                        r.warnings.iter().map(|w| &w.message).collect::<Vec<_>>(),
                        0
                    )
            }
            Err(e) => format!(
                "ERR {} | {} | hint {}",
                e.kind().code(),
                e.message(),
                e.hint_text().unwrap_or("")
            ),
        };
        let ok = got.starts_with(&format!("{want}   "));
        println!(
            "{} {t:60} want {want:20} got {got}",
            if ok { "  " } else { "!!" }
        );
    }
}
