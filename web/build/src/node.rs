//! The tools that npm brings: found, installed from the lock file, and called.

use crate::failure::Failure;
use crate::places;
use std::process::{Command, Output};
use std::time::SystemTime;

const OLDEST: u32 = 20;

/// Makes sure that Node is there and that its packages are those of package-lock.json.
pub fn ready() -> Result<(), Failure> {
    let hint =
        "install Node.js 20 or newer, with npm: Debian's packages nodejs and npm, or nodejs.org";
    let version = output(Command::new("node").arg("--version"))
        .map_err(|_| Failure::usage("there is no `node` on this machine").hint(hint))?;
    if major(&version).is_none_or(|major| major < OLDEST) {
        return Err(Failure::usage(format!("node is {}, too old", version.trim())).hint(hint));
    }
    if installed() {
        return Ok(());
    }
    println!("packages: npm ci");
    let mut npm = Command::new("npm");
    // None of the packages needs a script of its own to be installed.
    npm.args([
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ])
    .current_dir(places::web());
    match npm.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(Failure::new("`npm ci` failed in web/")),
        Err(_) => Err(Failure::usage("there is no `npm` on this machine").hint(hint)),
    }
}

/// Checks the types of the page's sources.
pub fn check_types() -> Result<(), Failure> {
    match tool("tsc").arg("--noEmit").status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(Failure::new("the page's types do not hold")),
    }
}

/// A tool of a package, run in web/.
pub fn tool(name: &str) -> Command {
    let name = if cfg!(windows) {
        format!("{name}.cmd")
    } else {
        name.to_owned()
    };
    let mut tool = Command::new(places::web().join("node_modules/.bin").join(name));
    tool.current_dir(places::web());
    tool
}

/// What a command prints.
pub fn output(command: &mut Command) -> Result<String, Failure> {
    let name = command.get_program().to_string_lossy().into_owned();
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .output()
        .map_err(|error| Failure::new(format!("{name}: {error}")))?;
    if status.success() {
        return Ok(String::from_utf8_lossy(&stdout).into_owned());
    }
    Err(Failure::new(format!(
        "{name} failed\n{}",
        String::from_utf8_lossy(&stderr).trim_end()
    )))
}

fn major(version: &str) -> Option<u32> {
    version
        .trim()
        .strip_prefix('v')?
        .split('.')
        .next()?
        .parse()
        .ok()
}

/// npm writes a lock file of its own when it is done; one older than ours is of other packages.
fn installed() -> bool {
    let changed = |path: &str| -> Option<SystemTime> {
        places::web().join(path).metadata().ok()?.modified().ok()
    };
    match (
        changed("node_modules/.package-lock.json"),
        changed("package-lock.json"),
    ) {
        (Some(done), Some(asked)) => done >= asked,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn versions_of_node() {
        assert_eq!(major("v20.20.2\n"), Some(20));
        assert_eq!(major("v8.0.0"), Some(8));
        assert_eq!(major("20"), None);
    }
}
