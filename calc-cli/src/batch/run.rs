//! A run: tables in, one table out, and what became of every row.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::thread;

use calc_core::batch::{self, Converted, Header, Layout, Plan, Report, Request, Worker, line_ends};
use calc_core::{Catalog, Error, ErrorKind, MassUnit};

use super::blocks::First;
use super::compression::Compression;
use super::interrupt;
use super::ledger::Ledger;
use super::outputs::Outputs;
use super::pipeline::{self, Convert};
use super::problem::about;
use super::progress::Progress;
use super::rejects::Rejects;
use super::request;
use super::sink::Sink;
use super::source::Options;
use super::summary::{self, Told};
use super::tables::Tables;
use super::target::{Draft, Early, Target, name_all};
use super::whole::{self, Whole};
use crate::args::{self, Batch, Color};
use crate::console::Console;
use crate::exit::{Exit, Failure};
use crate::files;
use crate::settings::settings;

/// Converts tables.
///
/// # Errors
/// For tables that cannot be read or used, limits that are passed, and output that cannot be written: then
/// nothing has been written under its name.
pub fn run(args: &Batch, color: Color, console: &mut Console<'_>) -> Result<Exit, Failure> {
    let catalog = files::catalog(args.catalog.path.as_deref())?;
    let settings = settings(&args.assume, &catalog)?;
    let request = request::request(args, settings)?;
    let delimiter = args.reading.delimiter.as_deref();
    let layout = delimiter.map(Layout::between).transpose();
    let layout = layout.map_err(Failure::usage)?;
    let outputs = Outputs::new(args)?;
    let unit = summary::mass_unit(args, &outputs)?;
    let tables = Tables::new(args, outputs.names_inputs())?;
    if console.owns_process {
        interrupt::install();
    }
    let job = Job {
        args,
        request,
        layout,
        outputs,
        tables,
        catalog,
        color,
    };
    let done = job.convert(console)?;
    job.conclude(done, unit, console)
}

/// A run that is about to begin.
struct Job<'a> {
    args: &'a Batch,
    request: Request,
    layout: Option<Layout>,
    outputs: Outputs,
    tables: Tables,
    catalog: Catalog,
    color: Color,
}

/// A table that has been written, but has not got its name.
struct Done {
    plan: Arc<Plan>,
    report: Report,
    rows: Vec<u64>,
    rejected: u64,
    told: Vec<String>,
    drafts: Vec<Draft>,
}

impl Job<'_> {
    /// Reads, converts and writes everything but totals and summary.
    fn convert(&self, console: &mut Console<'_>) -> Result<Done, Failure> {
        let look = console.error_look(self.color);
        let open = self.tables.open(&mut *console.stdin, self.options());
        let name = self.tables.inputs[0].shown();
        let first = First::new(open, &name)?;
        tell(console.stderr, &summary::mapped(&self.tables.notes(), look));
        let (plan, header) = self.plan(&name, first.beginning())?;
        tell(console.stderr, &summary::mapped(&self.tables.notes(), look));
        tell(console.stderr, &summary::mapped(&plan.mapped(), look));
        let first_line = plan.header_like(&first.beginning()[header.start..header.end]);
        let records = Whole {
            tables: &self.tables,
            plan: Arc::clone(&plan),
            request: &self.request,
        };
        let mark = self.mark(plan.layout(), first.is_marked());
        let blocks = first.blocks(header.end, Box::new(records));
        let rows = AtomicU64::new(0);
        let mut ledger = self
            .ledger(&[mark, &first_line], &mut *console.stdout, &rows)
            .map_err(|failure| self.stopped(Some(failure)))?;
        let mut early = ledger.sink.early();
        let converters = (0..self.threads())
            .map(|_| Converter(Worker::new(Arc::clone(&plan)), self.spreadsheet_safe()))
            .collect();
        let terminal = console.stderr_is_terminal.then_some(console.width);
        let progress = Progress::new(self.tables.seen.clone(), self.tables.size, &rows, terminal);
        let (taken, converters) = progress.show(console.stderr, |draw| {
            let mut watch = || {
                draw();
                early.iter_mut().for_each(Early::advance);
            };
            pipeline::run(blocks, ledger, converters, &mut watch)
        });
        tell(console.stderr, &summary::mapped(&self.tables.notes(), look));
        let ledger = taken.map_err(|(ledger, failure)| {
            let told = summary::rejects_told(ledger.rejects.told(), look);
            tell(console.stderr, &told);
            self.stopped(failure)
        })?;
        early.map_or(Ok(()), Early::finish)?;
        let report = self.report(converters, &ledger.rows)?;
        self.done(plan, report, ledger)
    }

    /// Ends what was taken.
    fn done(&self, plan: Arc<Plan>, report: Report, ledger: Ledger<'_>) -> Result<Done, Failure> {
        let rejected = ledger.rejects.count();
        let told = ledger.rejects.told().to_vec();
        let drafts = [ledger.sink.finish(), ledger.rejects.finish()];
        let drafts = drafts.into_iter().collect::<Result<Vec<_>, _>>();
        let drafts = drafts.map_err(|failure| self.stopped(Some(failure)))?;
        Ok(Done {
            plan,
            report,
            rows: ledger.rows,
            rejected,
            told,
            drafts: drafts.into_iter().flatten().collect(),
        })
    }

    fn options(&self) -> Options {
        let input = &self.args.reading;
        Options {
            encoding: input.encoding,
            compression: match input.compression {
                args::Compression::Auto => None,
                args::Compression::None => Some(Compression::None),
                args::Compression::Gzip => Some(Compression::Gzip),
                args::Compression::Zstd => Some(Compression::Zstd),
            },
            sheet: input.sheet.clone(),
        }
    }

    fn plan(&self, name: &str, beginning: &[u8]) -> Result<(Arc<Plan>, Header), Failure> {
        let (layout, header) = whole::header(name, beginning, self.layout, &self.request)?;
        let mut request = self.request.clone();
        let output = request::resolved(&request, self.args.writing.format, layout);
        request.output = Some(output);
        let plan = Plan::new(&header.names, layout, request, &self.catalog);
        let plan = plan.map_err(|error| about(name, &error))?;
        let above = line_ends(&beginning[..header.start]);
        self.tables.header_found(0, above);
        Ok((Arc::new(plan), header))
    }

    /// The byte-order mark of the output: Excel takes a table that has lost its own for one in the code page of
    /// the country.
    fn mark(&self, input: Layout, is_marked: bool) -> &'static [u8] {
        let output = request::resolved(&self.request, self.args.writing.format, input);
        match (input, output) {
            (Layout::Delimited(_), Layout::Delimited(_)) if is_marked => UTF8_MARK,
            _ => b"",
        }
    }

    fn ledger<'a>(
        &'a self,
        beginning: &[&[u8]],
        stdout: &'a mut (dyn Write + Send),
        rows: &'a AtomicU64,
    ) -> Result<Ledger<'a>, Failure> {
        let outputs = &self.outputs;
        let (to_table, to_rejects) = match outputs.table {
            Target::Standard => (Some(stdout), None),
            Target::File(_) => (None, Some(stdout)),
        };
        let mut sink = Sink::new(&outputs.table, outputs.compression, to_table)?;
        for bytes in beginning {
            sink.write(bytes)?;
        }
        let rejects = Rejects::new(outputs.rejects.clone(), to_rejects)?;
        Ok(Ledger::new(&self.tables.inputs, sink, rejects, rows))
    }

    fn spreadsheet_safe(&self) -> bool {
        self.args.writing.spreadsheet_safe
    }

    fn threads(&self) -> usize {
        let available = || thread::available_parallelism().map_or(1, usize::from);
        let asked = self.args.running.threads.map(usize::from);
        asked.unwrap_or_else(available).clamp(1, MAX_THREADS)
    }

    /// What all threads counted.
    fn report(&self, converters: Vec<Converter>, rows: &[u64]) -> Result<Report, Failure> {
        let mut all: Option<Report> = None;
        let failed = |error: Error| Failure::ended(error, Exit::Data);
        for Converter(worker, _) in converters {
            let report = worker.finish().map_err(failed)?;
            match &mut all {
                None => all = Some(report),
                Some(all) => all.merge(report).map_err(failed)?,
            }
        }
        let mut all = all.unwrap_or_default();
        for ((input, seen), &rows) in self.tables.inputs.iter().zip(&self.tables.seen).zip(rows) {
            all.add_input(batch::Input {
                name: input.name(),
                sha256: seen.sha256(),
                rows,
            });
        }
        Ok(all)
    }

    /// Why the run did not come to its end.
    fn stopped(&self, failure: Option<Failure>) -> Failure {
        match failure {
            // A reader who has seen enough is no failure, unless something else was asked for.
            Some(Failure::Closed) if self.outputs.has_more() => {
                let message = "standard output was closed before the table was complete";
                let error = Error::new(ErrorKind::File, message)
                    .hint("no rejects, totals or summary were written; use -o FILE");
                Failure::ended(error, Exit::Io)
            }
            failure => failure.unwrap_or(Failure::Closed),
        }
    }

    /// Writes totals and summary, and gives everything its name.
    fn conclude(
        &self,
        mut done: Done,
        unit: Option<MassUnit>,
        console: &mut Console<'_>,
    ) -> Result<Exit, Failure> {
        let unit = unit.or(done.plan.mass_unit()).unwrap_or(MassUnit::Gram);
        let told = Told {
            outputs: &self.outputs,
            tables: &self.tables,
            rows: &done.rows,
            mapped: &done.plan.mapped(),
            report: &done.report,
            rejected: done.rejected,
            first_rejects: &done.told,
            spreadsheet_safe: self.spreadsheet_safe(),
        };
        let mut on_stdout = String::new();
        let mut put = |target: &Target, text: String| -> Result<(), Failure> {
            match target {
                Target::Standard => on_stdout = text,
                Target::File(path) => done.drafts.extend(draft(path, &text)?),
            }
            Ok(())
        };
        // What is not asked for is not painted: with many groups it is long.
        if let Some(target) = &self.outputs.totals {
            put(target, told.totals(target, unit, console.look(self.color)))?;
        }
        if let Some(target) = &self.outputs.summary {
            put(target, told.json())?;
        }
        // Before anything gets its name; a reader who has seen enough does not keep files from theirs.
        match console.answer(&on_stdout) {
            Err(Failure::Closed) | Ok(()) => {}
            Err(failure) => return Err(failure),
        }
        name_all(done.drafts)?;
        console.complain(&told.text(console.error_look(self.color)));
        Ok(if done.rejected == 0 {
            Exit::Answered
        } else {
            Exit::Refused
        })
    }
}

/// A small file, to be given its name.
fn draft(path: &Path, text: &str) -> Result<Option<Draft>, Failure> {
    let target = Target::File(path.to_owned());
    let mut sink = Sink::new(&target, Compression::of_name(path), None)?;
    sink.write(text.as_bytes())?;
    sink.finish()
}

/// What cannot be told has nowhere to be told.
fn tell(stderr: &mut dyn Write, text: &str) {
    let _ = stderr.write_all(text.as_bytes());
}

/// The byte-order mark in UTF-8.
const UTF8_MARK: &[u8] = b"\xef\xbb\xbf";

/// More threads than this wait for one another.
const MAX_THREADS: usize = 64;

/// The library's worker, and whether what it rejects is for a spreadsheet.
struct Converter(Worker, bool);

impl Convert for Converter {
    fn convert(&mut self, block: &[u8], out: &mut Converted) -> Result<(), Failure> {
        let converted = self.0.convert(block, out);
        converted.map_err(|error| Failure::ended(error, Exit::Data))
    }

    fn spreadsheet_safe(&self) -> bool {
        self.1
    }
}
