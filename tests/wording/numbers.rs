//! Numbers as CLDR (en, es-US) and the RAE (es) write them; each line was written by hand.

use calc_core::wording::{Language, Words};
use calc_core::{ErrorKind, Exact};

const PUBLIC: &[[&str; 4]] = &[
    ["0", "0", "0", "0"],
    ["7", "7", "7", "7"],
    ["949", "950", "950", "950"],
    ["1250", "1,300", "1300", "1,300"],
    ["9950", "10,000", "10\u{a0}000", "10,000"],
    ["65500", "66,000", "66\u{a0}000", "66,000"],
    ["470000", "470,000", "470\u{a0}000", "470,000"],
    ["994999", "990,000", "990\u{a0}000", "990,000"],
    ["995000", "1 million", "1 millón", "1 millón"],
    ["1000000", "1 million", "1 millón", "1 millón"],
    ["1100000", "1.1 million", "1,1 millones", "1.1 millones"],
    ["3550721.07", "3.6 million", "3,6 millones", "3.6 millones"],
    ["34473020.12", "34 million", "34 millones", "34 millones"],
    ["999000000", "1 billion", "1000 millones", "1,000 millones"],
    [
        "3200000000",
        "3.2 billion",
        "3200 millones",
        "3,200 millones",
    ],
    [
        "32100000000",
        "32 billion",
        "32\u{a0}000 millones",
        "32,000 millones",
    ],
    ["1000000000000", "1 trillion", "1 billón", "1 billón"],
    [
        "1540000000000",
        "1.5 trillion",
        "1,5 billones",
        "1.5 billones",
    ],
    [
        "3200000000000000",
        "3,200 trillion",
        "3200 billones",
        "3,200 billones",
    ],
];

#[test]
fn numbers_for_the_public() {
    for [number, texts @ ..] in PUBLIC {
        for (language, text) in Language::ALL.into_iter().zip(texts) {
            let public = Words::of(language).public(number.parse().expect("a number"));
            assert_eq!(public.text, *text, "{number} {language}");
            assert_eq!(public.is_noun, text.contains("ll"), "{number} {language}");
        }
    }
}

#[test]
fn numbers_with_all_digits() {
    let written = |language, number: &str| {
        let number: Exact = number.parse().expect("a number");
        Words::of(language).grouped(number)
    };
    let cases = [
        ("34473020.12", "34,473,020.12", "34\u{a0}473\u{a0}020,12"),
        ("68946.04024", "68,946.04024", "68\u{a0}946,04024"),
        ("2396", "2,396", "2396"),
        ("1250.5", "1,250.5", "1250,5"),
        ("0.02", "0.02", "0,02"),
        ("500000", "500,000", "500\u{a0}000"),
    ];
    for (number, point, comma) in cases {
        assert_eq!(written(Language::English, number), point);
        assert_eq!(written(Language::SpanishUs, number), point);
        assert_eq!(written(Language::Spanish, number), comma);
    }
}

#[test]
fn percentages_and_masses() {
    let written = |language, unit| Words::of(language).with_unit(Exact::literal("10.3"), unit);
    assert_eq!(written(Language::English, "%"), "10.3%");
    assert_eq!(written(Language::Spanish, "%"), "10,3\u{a0}%");
    assert_eq!(written(Language::SpanishUs, "%"), "10.3%");
    assert_eq!(written(Language::Spanish, "mg"), "10,3 mg");
}

#[test]
fn languages_by_their_tags() {
    let read = |tag: &str| tag.parse::<Language>().map(Language::tag);
    for (tag, language) in [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_gb", "en"),
        ("es", "es"),
        ("es-ES", "es"),
        ("es-AR", "es"),
        ("es-US", "es-US"),
        (" es-us ", "es-US"),
        ("es-MX", "es-US"),
        ("es-419", "es-US"),
        ("es-PR", "es-US"),
    ] {
        assert_eq!(read(tag), Ok(language), "{tag}");
    }
    for tag in ["", "fr", "spanish", "e"] {
        let refused = tag.parse::<Language>().unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Language, "{tag}");
        assert_eq!(refused.to_string(), format!("unknown language `{tag}`"));
    }
}
