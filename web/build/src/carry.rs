//! Bytes that stand in a page as they are, for a page that is read as windows-1252: every byte is a character there.
//!
//! HTML changes NUL and CR, and `<` may begin a tag; a key is added to the bytes of a block so that none of them comes
//! out as one of these. That costs one byte in about 250, where printable characters alone would cost a quarter.

use flate2::Crc;

/// The encoding that the page must say it is in.
pub const CHARSET: &str = "<meta charset=\"windows-1252\">";

const LONGEST: u8 = 250;

/// The bytes behind their CRC-32, in blocks: the length of a block, and before each block its key.
pub fn carried(bytes: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(bytes);
    let checked = [&crc.sum().to_le_bytes(), bytes].concat();
    // A key is free for every block of up to 84 bytes: each byte rules out three of the 253 keys.
    (1..=LONGEST)
        .rev()
        .filter(|&length| stays(length))
        .find_map(|length| in_blocks(&checked, length))
        .unwrap_or_default()
}

fn in_blocks(bytes: &[u8], length: u8) -> Option<Vec<u8>> {
    let mut out = vec![length];
    for block in bytes.chunks(usize::from(length)) {
        let shifted = |key: u8| block.iter().map(move |byte| byte.wrapping_add(key));
        let key = (0..=u8::MAX).find(|&key| stays(key) && shifted(key).all(stays))?;
        out.push(key);
        out.extend(shifted(key));
    }
    Some(out)
}

/// True for a byte that is the same in the page as it was in the file.
fn stays(byte: u8) -> bool {
    !matches!(byte, 0 | b'\r' | b'<')
}

#[cfg(test)]
mod tests {
    use super::{carried, stays};

    #[test]
    fn nothing_that_html_would_change() {
        let everything: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_be_bytes).collect();
        let carried = carried(&everything);
        assert!(carried.iter().all(|&byte| stays(byte)));
        assert!(carried.len() > everything.len());
    }

    #[test]
    fn keys_and_their_blocks_behind_a_checksum() {
        // By Python: zlib.crc32(b"123456789") is 0xcbf43926, the check value of CRC-32. Key 1 makes no byte forbidden.
        assert_eq!(carried(b"123456789"), b"\xfa\x01\x27\x3a\xf5\xcc23456789:");
        // zlib.crc32(b"\0") is 0xd202ef8d.
        assert_eq!(carried(&[0]), b"\xfa\x01\x8e\xf0\x03\xd3\x01");
    }

    #[test]
    fn blocks_get_shorter_until_each_has_a_key() {
        // In any 250 of these every byte stands, which leaves no key; in a block of 253 - 3 x 84 there is one.
        let every: Vec<u8> = (0..=u8::MAX).cycle().take(2000).collect();
        let length = carried(&every)[0];
        assert!((84..250).contains(&length), "{length}");
    }
}
