//! Output that grows in place: bytes are written where they belong, and never moved or cleared.

/// Bytes written so far, with room behind them.
#[derive(Debug, Default)]
pub struct Buffer {
    bytes: Vec<u8>,
    end: usize,
}

impl Buffer {
    /// Forgets what was written, and keeps the room.
    pub fn clear(&mut self) {
        self.end = 0;
    }

    /// What was written.
    pub fn written(&self) -> &[u8] {
        &self.bytes[..self.end]
    }

    /// The next `length` bytes, to be written to.
    #[inline]
    pub fn room(&mut self, length: usize) -> &mut [u8] {
        let to = self.end + length;
        if to > self.bytes.len() {
            self.bytes.resize(to.next_power_of_two(), 0);
        }
        &mut self.bytes[self.end..to]
    }

    /// Takes `length` bytes of the room as written.
    #[inline]
    pub fn advance(&mut self, length: usize) {
        self.end += length;
    }

    /// Appends bytes.
    pub fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.room(bytes.len()).copy_from_slice(bytes);
        self.advance(bytes.len());
    }

    /// Appends a byte.
    pub fn push(&mut self, byte: u8) {
        self.extend_from_slice(&[byte]);
    }
}

impl std::io::Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
