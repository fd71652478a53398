//! index.html, whose marks are replaced by what the build has made.

use crate::failure::Failure;

pub const CHARSET: &str = "<meta charset=\"utf-8\">";
pub const STYLE: &str = "<link rel=\"stylesheet\" href=\"src/style.css\">";
pub const SCRIPT: &str = "<script type=\"module\" src=\"src/main.ts\"></script>";
pub const BODY_END: &str = "</body>";

/// Replaces a mark that stands once in the page.
pub fn replace(page: &str, mark: &str, by: &str) -> Result<String, Failure> {
    match page.matches(mark).count() {
        1 => Ok(page.replacen(mark, by, 1)),
        found => Err(Failure::new(format!(
            "web/index.html has `{mark}` {found} times instead of once"
        ))),
    }
}

/// The policy as a part of the page, before anything that it is about.
pub fn with_policy(page: &str, policy: &str) -> Result<String, Failure> {
    let meta =
        format!("{CHARSET}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    replace(page, CHARSET, &meta)
}

/// The texts of the scripts that stand in the page itself.
pub fn inline_scripts(page: &str) -> Vec<&str> {
    page.split("<script>")
        .skip(1)
        .filter_map(|rest| rest.split("</script>").next())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{inline_scripts, replace};

    #[test]
    fn only_scripts_without_an_address() {
        let page =
            "<script>one()</script><script src=\"two.js\"></script><script>\nthree()\n</script>";
        assert_eq!(inline_scripts(page), ["one()", "\nthree()\n"]);
    }

    #[test]
    fn a_mark_stands_once() {
        assert_eq!(replace("a b c", "b", "x").ok().as_deref(), Some("a x c"));
        assert!(replace("a b b", "b", "x").is_err());
        assert!(replace("a", "b", "x").is_err());
    }
}
