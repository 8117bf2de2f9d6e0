//! Reading files: regular ones, of a bounded size, without waiting for anybody.

use std::fmt;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// Why a file was not read.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileError {
    /// The operating system refused.
    Io(io::Error),
    /// It is no regular file; what it is instead.
    NotRegular(&'static str),
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has; at least, where it grows.
        bytes: u64,
        /// How many are read at most.
        most: usize,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NotRegular(kind) => write!(f, "it is {kind}, not a regular file"),
            Self::TooLarge { bytes, most } => {
                write!(f, "it has {bytes} bytes; at most {most} are read")
            }
        }
    }
}

impl std::error::Error for FileError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::NotRegular(_) | Self::TooLarge { .. } => None,
        }
    }
}

impl From<io::Error> for FileError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Reads a regular file of at most `most` bytes. Symbolic links are followed.
///
/// Devices and pipes are refused before they are opened: reading `/dev/zero` never ends, and opening
/// a pipe waits for a writer.
///
/// # Errors
///
/// When the file cannot be read, is not a regular one, or is larger.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    bounded(&fs::metadata(path)?, most)?;
    let file = File::open(path)?;
    // Of the opened file, too: by now, the path may lead to another one.
    bounded(&file.metadata()?, most)?;
    let mut bytes = Vec::new();
    // Files in /proc have no size before they are read, and others may grow.
    file.take((most as u64).saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() > most {
        return Err(FileError::TooLarge {
            bytes: bytes.len() as u64,
            most,
        });
    }
    Ok(bytes)
}

fn bounded(metadata: &Metadata, most: usize) -> Result<(), FileError> {
    if !metadata.is_file() {
        return Err(FileError::NotRegular(kind(metadata.file_type())));
    }
    if metadata.len() > most as u64 {
        return Err(FileError::TooLarge {
            bytes: metadata.len(),
            most,
        });
    }
    Ok(())
}

fn kind(found: FileType) -> &'static str {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if found.is_fifo() {
            return "a pipe";
        }
        if found.is_socket() {
            return "a socket";
        }
        if found.is_char_device() || found.is_block_device() {
            return "a device";
        }
    }
    if found.is_dir() {
        "a folder"
    } else {
        "something else"
    }
}
