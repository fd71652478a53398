//! A small hash table of short keys, each under the number in which it was first seen.

/// A key: up to 16 bytes and a word beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    pub bytes: u128,
    pub beside: u32,
}

/// Marks a slot that holds nothing.
const FREE: u32 = u32::MAX;

#[derive(Clone, Copy, Debug)]
struct Slot {
    key: Key,
    number: u32,
}

/// Keys and their numbers. Open addressing, at most half full.
#[derive(Debug)]
pub struct Numbers {
    slots: Vec<Slot>,
    count: u32,
}

const EMPTY: Slot = Slot {
    key: Key {
        bytes: 0,
        beside: 0,
    },
    number: FREE,
};

impl Default for Numbers {
    fn default() -> Self {
        Self {
            slots: vec![EMPTY; 64],
            count: 0,
        }
    }
}

impl Key {
    /// A byte of the hash.
    #[inline]
    pub const fn byte(self) -> usize {
        self.hash() >> 24
    }

    /// 32 bits.
    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a hash takes the words apart"
    )]
    const fn hash(self) -> usize {
        let (low, high) = (self.bytes as u64, (self.bytes >> 64) as u64);
        let folded = low ^ high.rotate_left(29) ^ (self.beside as u64).rotate_left(47);
        // The constant is 2^64 divided by the golden ratio.
        (folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize
    }
}

impl Numbers {
    /// The number of a key that was seen before.
    #[inline]
    pub fn find(&self, key: Key) -> Option<u32> {
        let mask = self.slots.len() - 1;
        let mut at = key.hash() & mask;
        loop {
            let slot = &self.slots[at];
            if slot.number == FREE {
                return None;
            }
            if slot.key == key {
                return Some(slot.number);
            }
            at = (at + 1) & mask;
        }
    }

    /// Gives the next number to a key that has none.
    pub fn insert(&mut self, key: Key) -> u32 {
        let number = self.count;
        self.set(key, number);
        number
    }

    /// Gives a number of the caller's to a key that has none.
    pub fn set(&mut self, key: Key, number: u32) {
        self.count += 1;
        if self.count as usize * 2 > self.slots.len() {
            let slots = vec![EMPTY; self.slots.len() * 2];
            for slot in core::mem::replace(&mut self.slots, slots) {
                if slot.number != FREE {
                    self.place(slot);
                }
            }
        }
        self.place(Slot { key, number });
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut at = slot.key.hash() & mask;
        while self.slots[at].number != FREE {
            at = (at + 1) & mask;
        }
        self.slots[at] = slot;
    }
}
