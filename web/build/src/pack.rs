//! Compression: for servers that send what is beside a file, and for the single file.

use crate::failure::Failure;
use crate::places;
use flate2::Compression;
use flate2::write::GzEncoder;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::io::Write;

/// As brotli at its best, which takes seconds and is done once.
pub fn brotli(bytes: &[u8]) -> Vec<u8> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 24,
        ..Default::default()
    };
    let mut packed = Vec::new();
    // Writing to memory does not fail.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params);
    packed
}

/// Writes NAME.br and NAME.gz beside every file of dist.
pub fn beside_all() -> Result<(), Failure> {
    for file in places::files(&places::dist())? {
        let path = places::dist().join(&file);
        let bytes = places::read(&path)?;
        places::write(&path.with_file_name(name(&file, "br")), &brotli(&bytes))?;
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let packed = gzip.write_all(&bytes).and_then(|()| gzip.finish());
        let packed = packed.map_err(|error| Failure::at(&path, error))?;
        places::write(&path.with_file_name(name(&file, "gz")), &packed)?;
    }
    Ok(())
}

/// The name of what is beside a file.
pub fn name(file: &str, ending: &str) -> String {
    format!("{}.{ending}", file.rsplit('/').next().unwrap_or(file))
}

/// As LZMA with its old header, by the parameters that come out smallest: WebAssembly is not aligned, and text is not binary.
pub fn lzma(bytes: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut smallest: Option<Vec<u8>> = None;
    for (lc, lp, pb) in [
        (3, 0, 0),
        (3, 0, 2),
        (2, 0, 0),
        (1, 0, 0),
        (0, 0, 0),
        (4, 0, 0),
    ] {
        let packed =
            lzma_by(bytes, lc, lp, pb).map_err(|error| Failure::new(format!("LZMA: {error}")))?;
        if smallest
            .as_ref()
            .is_none_or(|so_far| packed.len() < so_far.len())
        {
            smallest = Some(packed);
        }
    }
    Ok(smallest.unwrap_or_default())
}

fn lzma_by(bytes: &[u8], lc: u32, lp: u32, pb: u32) -> std::io::Result<Vec<u8>> {
    let mut options = LzmaOptions::with_preset(9);
    (options.lc, options.lp, options.pb) = (lc, lp, pb);
    options.nice_len = 273;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}
