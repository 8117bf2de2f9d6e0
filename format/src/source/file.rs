//! Reads regular files of bounded size, without blocking.

use std::fmt;
use std::fs::{self, File, FileType, Metadata};
use std::io::{self, Read as _};
use std::path::Path;

/// The reason why a file was not read.
#[derive(Debug)]
#[non_exhaustive]
pub enum FileError {
    /// An I/O error.
    Io(io::Error),
    /// Not a regular file; the description says what it is.
    NotRegular(&'static str),
    /// The file is too large.
    TooLarge {
        /// Its size in bytes, or a lower bound if it grows.
        bytes: u64,
        /// The maximum size in bytes.
        most: usize,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::NotRegular(kind) => write!(f, "it is {kind}, not a regular file"),
            Self::TooLarge { bytes, most } => {
                write!(f, "it has {bytes} bytes, and the limit is {most}")
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

/// Reads a regular file of at most `most` bytes. Follows symbolic links.
///
/// Devices and pipes are rejected before they are opened: reading `/dev/zero` never ends, and
/// opening a pipe blocks until there is a writer.
///
/// # Errors
///
/// Returns an error if the file cannot be read, is not a regular file, or is too large.
pub fn read(path: &Path, most: usize) -> Result<Vec<u8>, FileError> {
    bounded(&fs::metadata(path)?, most)?;
    let file = File::open(path)?;
    // The opened file is checked again, because the path may have changed in the meantime.
    bounded(&file.metadata()?, most)?;
    let mut bytes = Vec::new();
    // Files in /proc report no size before they are read, and other files may grow.
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

/// Reads a regular file of at most `most` bytes of UTF-8. Follows symbolic links.
///
/// # Errors
///
/// Returns the errors of [`read`], and an I/O error of the kind `InvalidData` if the file is not UTF-8.
pub fn read_text(path: &Path, most: usize) -> Result<String, FileError> {
    let text = String::from_utf8(read(path, most)?);
    text.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error).into())
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
        "a directory"
    } else {
        "something else"
    }
}
