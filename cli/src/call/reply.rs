//! Sends a call and prints its reply: JSON, a table, or a raw body as it is.

use licit_format::resolve::{Operation, Provider, Stream};
use licit_runtime::{Call as RuntimeCall, Error, Json};
use serde_json::Value;

use super::error::CallError;
use super::table;
use crate::command::Call;
use crate::terminal::{self, noteln, out, outln};

/// Sends the call and prints what it returns.
pub(super) async fn print(
    options: &Call,
    provider: &Provider,
    operation: &Operation,
    call: RuntimeCall,
) -> Result<(), CallError> {
    if let Some(stream) = operation.stream {
        return streamed(stream, operation, call).await;
    }
    if options.all && operation.table.pages.is_none() {
        return Err(CallError::Usage(format!(
            "`--all`: the spec does not say how the pages of `{}` are followed",
            operation.table.name
        )));
    }
    if options.all {
        return all(options, provider, operation, call).await;
    }
    let reply = call.request_bytes::<Error>().send_with_meta().await?;
    noteln!("`{}` returned {}.", operation.table.name, reply.status);
    for header in &operation.reply_headers {
        for value in reply.headers.get_all(&header.name) {
            // Other values are not texts.
            if let Ok(value) = value.to_str() {
                noteln!("{}: {value}", header.name);
            }
        }
    }
    if reply.value.is_empty() {
        return Ok(());
    }
    match serde_json::from_slice::<Value>(&reply.value) {
        Ok(value) if options.table => {
            let items = operation.table.pages.as_ref();
            let items = items.and_then(|pages| value.pointer(&pages.items));
            out!(
                "{}",
                table::of(provider, operation, items.unwrap_or(&value))
            );
        }
        Ok(value) => outln!("{}", terminal::json(&value)),
        Err(_) => raw(&reply.value)?,
    }
    Ok(())
}

/// Prints all items, each as soon as it arrives, or all pages if a page has no list of items.
async fn all(
    options: &Call,
    provider: &Provider,
    operation: &Operation,
    call: RuntimeCall,
) -> Result<(), CallError> {
    let has_items = operation.page_item.is_some();
    let request = call.paged::<Json, Json, Error>();
    let mut printed = Printed {
        is_table: options.table,
        rows: Vec::new(),
        count: 0,
    };
    let mut failed = None;
    if has_items {
        let mut items = request.items();
        while let Some(item) = items.next().await {
            match item {
                Ok(item) => printed.add(item),
                Err(error) => failed = Some(error),
            }
        }
    } else {
        let mut pages = request.pages();
        while let Some(page) = pages.next().await {
            match page {
                Ok(page) => printed.add(page),
                Err(error) => failed = Some(error),
            }
        }
    }
    printed.end(provider, operation);
    match failed {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

/// What was printed of a list.
struct Printed {
    is_table: bool,
    /// Collected for a table, whose columns depend on all rows.
    rows: Vec<Value>,
    count: usize,
}

impl Printed {
    fn add(&mut self, value: Value) {
        self.count += 1;
        if self.is_table {
            self.rows.push(value);
            return;
        }
        let start = if self.count == 1 { "[\n" } else { ",\n" };
        let lines: Vec<_> = terminal::json(&value)
            .lines()
            .map(|line| format!("  {line}"))
            .collect();
        out!("{start}{}", lines.join("\n"));
    }

    fn end(self, provider: &Provider, operation: &Operation) {
        if self.is_table {
            let rows = Value::Array(self.rows);
            out!("{}", table::of(provider, operation, &rows));
        } else if self.count == 0 {
            outln!("[]");
        } else {
            outln!("\n]");
        }
        let plural = if self.count == 1 { "" } else { "s" };
        noteln!(
            "`{}` returned {} item{plural}.",
            operation.table.name,
            self.count
        );
    }
}

/// Prints the parts of a stream as they arrive: one line each, or bytes.
async fn streamed(
    stream: Stream,
    operation: &Operation,
    call: RuntimeCall,
) -> Result<(), CallError> {
    match stream {
        Stream::Bytes => {
            let mut parts = call.request_byte_stream::<Error>().send().await?;
            while let Some(part) = parts.next().await {
                raw(&part?)?;
            }
        }
        Stream::Events if operation.returns.is_none() => {
            let mut events = call.request_text_events::<Error>().send().await?;
            while let Some(event) = events.next().await {
                raw(format!("{}\n", event?.data).as_bytes())?;
            }
        }
        Stream::Events => {
            let mut events = call.request_events::<Json, Error>().send().await?;
            while let Some(event) = events.next().await {
                outln!("{}", terminal::json_line(&event?.data));
            }
        }
        Stream::Lines => {
            let mut lines = call.request_lines::<Json, Error>().send().await?;
            while let Some(line) = lines.next().await {
                outln!("{}", terminal::json_line(&line?));
            }
        }
    }
    Ok(())
}

/// Writes a body as it is.
fn raw(bytes: &[u8]) -> Result<(), CallError> {
    terminal::write_body(bytes).map_err(CallError::Failed)
}
