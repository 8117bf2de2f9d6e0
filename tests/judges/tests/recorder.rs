//! A server on loopback that records raw requests and answers each of them with an empty object.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

const REPLY: &[u8] =
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

/// The server.
pub(crate) struct Recorder {
    /// The origin of the server.
    pub(crate) origin: String,
    requests: Receiver<Vec<u8>>,
}

impl Recorder {
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = listener.local_addr().expect("an address");
        let (sender, requests) = channel();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let sender = sender.clone();
                thread::spawn(move || serve(stream, &sender));
            }
        });
        Self {
            origin: format!("http://{address}"),
            requests,
        }
    }

    /// The requests since the last time.
    pub(crate) fn take(&self) -> Vec<Vec<u8>> {
        self.requests.try_iter().collect()
    }
}

/// Answers the requests of one connection.
fn serve(stream: TcpStream, sender: &Sender<Vec<u8>>) {
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader) {
        // Recorded before the reply, so that it is there when the client has the reply.
        if sender.send(request).is_err() || reader.get_mut().write_all(REPLY).is_err() {
            return;
        }
    }
}

/// Reads a request. `None` at the end of the connection.
fn read(reader: &mut BufReader<TcpStream>) -> Option<Vec<u8>> {
    let mut request = Vec::new();
    let (mut length, mut is_chunked) = (0, false);
    loop {
        let start = request.len();
        if reader.read_until(b'\n', &mut request).ok()? == 0 {
            return None;
        }
        let line = String::from_utf8_lossy(&request[start..]).to_ascii_lowercase();
        if line == "\r\n" {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().expect("a length");
        }
        is_chunked |= line.starts_with("transfer-encoding:") && line.contains("chunked");
    }
    if is_chunked {
        read_chunks(reader, &mut request)?;
    } else {
        let start = request.len();
        request.resize(start + length, 0);
        reader.read_exact(&mut request[start..]).ok()?;
    }
    Some(request)
}

/// Reads a chunked body (RFC 9112 §7.1) and appends its data.
fn read_chunks(reader: &mut BufReader<TcpStream>, request: &mut Vec<u8>) -> Option<()> {
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let size = usize::from_str_radix(line.trim(), 16).expect("the size of a chunk");
        let start = request.len();
        request.resize(start + size, 0);
        reader.read_exact(&mut request[start..]).ok()?;
        reader.read_line(&mut String::new()).ok()?;
        if size == 0 {
            return Some(());
        }
    }
}
