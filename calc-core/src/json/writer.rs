//! The writer behind both layouts.
//!
//! A text takes all that is written to it, so the error of this serializer has no value: nothing
//! that is derived for a type asks after one, which makes the page's module smaller.

use core::fmt::{self, Display, Write};

use serde::ser::{self, Impossible, Serialize};

/// The error that never is.
#[derive(Debug)]
pub enum Never {}

impl Display for Never {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl core::error::Error for Never {}

impl ser::Error for Never {
    fn custom<T: Display>(_: T) -> Self {
        unreachable!("no type here refuses to be written")
    }
}

type Written = Result<(), Never>;

/// Text, numbers, lists and objects on their way to a text.
pub struct Writer {
    pub text: String,
    /// A line for each part, with two spaces for each list and object around it.
    indented: bool,
    depth: usize,
}

impl Writer {
    pub const fn new(indented: bool) -> Self {
        Self {
            text: String::new(),
            indented,
            depth: 0,
        }
    }

    fn new_line(&mut self) {
        if self.indented {
            self.text.push('\n');
            (0..self.depth).for_each(|_| self.text.push_str("  "));
        }
    }

    fn open(&mut self, mark: char, close: char) -> Parts<'_> {
        self.text.push(mark);
        self.depth += 1;
        Parts {
            to: self,
            close,
            full: false,
        }
    }

    #[inline(never)]
    fn quoted(&mut self, text: &str) {
        let escaped = |byte: u8| byte < b' ' || matches!(byte, b'"' | b'\\');
        let mut rest = text;
        self.text.push('"');
        while let Some(at) = rest.bytes().position(escaped) {
            self.text.push_str(&rest[..at]);
            self.escape(rest.as_bytes()[at]);
            rest = &rest[at + 1..];
        }
        self.text.push_str(rest);
        self.text.push('"');
    }

    fn escape(&mut self, byte: u8) {
        let mark = match byte {
            0x08 => 'b',
            0x0c => 'f',
            b'\n' => 'n',
            b'\r' => 'r',
            b'\t' => 't',
            b'"' | b'\\' => char::from(byte),
            _ => {
                // A text takes all that is written to it.
                let _ = write!(self.text, "\\u{byte:04x}");
                return;
            }
        };
        self.text.push('\\');
        self.text.push(mark);
    }

    #[inline(never)]
    fn bare(&mut self, value: &dyn Display) {
        // A text takes all that is written to it.
        let _ = write!(self.text, "{value}");
    }
}

/// The parts of a list or an object that is open.
pub struct Parts<'a> {
    to: &'a mut Writer,
    close: char,
    full: bool,
}

impl Parts<'_> {
    #[inline(never)]
    fn part(&mut self) -> &mut Writer {
        if self.full {
            self.to.text.push(',');
        }
        self.full = true;
        self.to.new_line();
        self.to
    }

    #[inline(never)]
    fn name(&mut self, name: &str) -> &mut Writer {
        self.part().quoted(name);
        self.colon()
    }

    fn colon(&mut self) -> &mut Writer {
        let mark = if self.to.indented { ": " } else { ":" };
        self.to.text.push_str(mark);
        self.to
    }

    #[inline(never)]
    fn closed(self) {
        self.to.depth -= 1;
        if self.full {
            self.to.new_line();
        }
        self.to.text.push(self.close);
    }
}

macro_rules! parts {
    ($($of:ident: $($method:ident($($name:ident: $type:ty)?) at $place:ident),+;)+) => {
        $(impl ser::$of for Parts<'_> {
            type Ok = ();
            type Error = Never;

            $(fn $method<T: Serialize + ?Sized>(
                &mut self,
                $($name: $type,)?
                value: &T,
            ) -> Written {
                value.serialize(self.$place($($name)?))
            })+

            fn end(self) -> Written {
                self.closed();
                Ok(())
            }
        })+
    };
}

parts! {
    SerializeSeq: serialize_element() at part;
    SerializeTuple: serialize_element() at part;
    SerializeMap: serialize_key() at part, serialize_value() at colon;
    SerializeStruct: serialize_field(name: &'static str) at name;
}

macro_rules! bare {
    ($($method:ident: $type:ty;)+) => {
        $(fn $method(self, value: $type) -> Written {
            self.bare(&value);
            Ok(())
        })+
    };
}

macro_rules! unused {
    ($($method:ident($($type:ty),*) -> $written:ty;)+) => {
        $(fn $method(self, $(_: $type),*) -> Result<$written, Never> {
            unreachable!("no type here holds bytes, fractions or variants of many parts")
        })+
    };
}

#[expect(
    clippy::disallowed_types,
    reason = "a serializer has a method for floats"
)]
impl<'a> ser::Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Never;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Impossible<(), Never>;
    type SerializeTupleVariant = Impossible<(), Never>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Impossible<(), Never>;

    bare! {
        serialize_bool: bool;
        serialize_i8: i8;
        serialize_i16: i16;
        serialize_i32: i32;
        serialize_i64: i64;
        serialize_u8: u8;
        serialize_u16: u16;
        serialize_u32: u32;
        serialize_u64: u64;
    }

    unused! {
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_char(self, value: char) -> Written {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Written {
        self.quoted(value);
        Ok(())
    }

    fn serialize_none(self) -> Written {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Written {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Written {
        self.text.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Written {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Written {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Written {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        name: &'static str,
        value: &T,
    ) -> Written {
        let mut parts = self.open('{', '}');
        value.serialize(parts.name(name))?;
        parts.closed();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.open('[', ']'))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.open('[', ']'))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Never> {
        Ok(self.open('{', '}'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Never> {
        Ok(self.open('{', '}'))
    }
}
