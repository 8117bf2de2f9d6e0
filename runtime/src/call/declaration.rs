//! Macros for generated code: each operation and each request builder is one declaration.

/// Declares the table of an operation: its name, method and path, and the fields that differ from
/// [`Operation::DEFAULT`](crate::tables::Operation::DEFAULT). The name on the wire, which traces and
/// errors show, is stated after `as` if it is not the constant's.
///
/// ```
/// licit_runtime::operation!(get_contact = Get "/contacts/{id}");
/// licit_runtime::operation!(add_contact = Post "/contacts" as "add-contact" {
///     idempotency_key: Some("Idempotency-Key"),
/// });
///
/// assert_eq!(get_contact.path, "/contacts/{id}");
/// assert_eq!(add_contact.name, "add-contact");
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! operation {
    ($constant:ident = $method:ident $path:literal $(as $name:literal)?
        $({ $($field:ident: $value:expr),* $(,)? })?) => {
        #[allow(non_upper_case_globals, clippy::needless_update)]
        pub(super) const $constant: $crate::tables::Operation = $crate::tables::Operation {
            name: [$($name,)? ::core::stringify!($constant)][0],
            method: $crate::tables::Method::$method,
            path: $path,
            $($($field: $value,)*)?
            ..$crate::tables::Operation::DEFAULT
        };
    };
}

/// Declares a request builder: its type, the method of [`Call`](crate::Call) that creates the
/// request, the reply, the item of a page, the declared headers, and the setters. `Error` is the provider's error type in
/// the module above.
///
/// | setter | means |
/// | --- | --- |
/// | `query limit: i64;` | `.query("limit", limit)` |
/// | `fn sort: &Sort => .query("sort-by", sort);` | this call |
///
/// The type does not change when the first setter is added. After the name, in brackets, are those of the methods
/// `header` and `query` that are setters of the spec: the builder has no others of their names.
///
/// ```
/// # use licit_runtime::{Call, Error, Json};
/// # mod acme {
/// # use licit_runtime::{Error, Json};
/// pub mod request {
///     # use licit_runtime::Json;
///     licit_runtime::request!(DeleteContact = request_unit -> ());
///     licit_runtime::request!(FindContacts(query) = request -> Json; query query: &str;);
///     licit_runtime::request! {
///         ListContacts = paged -> Json, Json;
///         /// At most 100.
///         query limit: i64;
///         fn sort: &str => .query("sort-by", sort);
///     }
/// }
/// # }
/// fn first(request: acme::request::ListContacts) -> licit_runtime::Sending<Json, Error> {
///     request.limit(10).sort("name").header("X-Team", "billing").query("debug", "1").send()
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! request {
    ($name:ident $(($($own:ident),*))? = paged -> $reply:ty, $item:ty $(=> $headers:ty)? $(; $($setters:tt)*)?) => {
        $crate::request!(@ $name [$($($own)*)?] [$crate::PagedRequest<$reply, $item, super::Error>] paged $reply
            [$($headers)?] [$($($setters)*)?] {
            /// Returns the replies, page by page.
            #[inline]
            pub fn pages(self) -> $crate::Pages<$reply, super::Error> {
                self.0.pages()
            }

            /// Returns the items of all pages, one by one.
            #[inline]
            pub fn items(self) -> $crate::Items<$item, super::Error> {
                self.0.items()
            }
        });
    };
    ($name:ident $(($($own:ident),*))? = paged -> $reply:ty $(=> $headers:ty)? $(; $($setters:tt)*)?) => {
        $crate::request!(@ $name [$($($own)*)?] [$crate::PagedRequest<$reply, (), super::Error>] paged $reply
            [$($headers)?] [$($($setters)*)?] {
            /// Returns the replies, page by page.
            #[inline]
            pub fn pages(self) -> $crate::Pages<$reply, super::Error> {
                self.0.pages()
            }
        });
    };
    ($name:ident $(($($own:ident),*))? = $start:ident -> $reply:ty $(=> $headers:ty)? $(; $($setters:tt)*)?) => {
        $crate::request!(@ $name [$($($own)*)?] [$crate::Request<$reply, super::Error>] $start $reply
            [$($headers)?] [$($($setters)*)?] {});
    };
    (@ $name:ident [$($own:ident)*] [$request:ty] $start:ident $reply:ty [$($headers:ty)?] [$(
        $(#[$meta:meta])*
        $(fn $setter:ident: $type:ty => $(.$method:ident($($argument:tt)*))+)?
        $(query $query:ident: $query_type:ty)?;
    )*] { $($pages:tt)* }) => {
        #[derive(Debug)]
        #[must_use = "a request does nothing until it is sent"]
        pub struct $name($request);

        // Inline: a release build compiles them in the crates that call them, and only there.
        impl $name {
            #[inline]
            pub(super) fn new(call: $crate::Call) -> Self {
                Self(call.$start())
            }

            $(
                $(#[$meta])*
                #[inline]
                $(pub fn $query(self, $query: $query_type) -> Self {
                    Self(self.0.query(::core::stringify!($query), $query))
                })?
                $(pub fn $setter(self, $setter: $type) -> Self {
                    Self(self.0$(.$method($($argument)*))+)
                })?
            )*

            /// Sets this call's options: timeout, size limit, retries, additional headers and
            /// parameters.
            #[inline]
            pub fn options(self, options: $crate::CallOptions) -> Self {
                Self(self.0.options(options))
            }

            /// Sends the request.
            ///
            /// # Errors
            ///
            /// Returns an error if the provider returns an error reply, or if no readable reply is
            /// received.
            #[inline]
            pub fn send(self) -> $crate::Sending<$reply, super::Error> {
                self.0.send()
            }

            /// Sends the request, and returns the status and headers along with the reply.
            ///
            /// # Errors
            ///
            /// Same as [`send`](Self::send).
            #[inline]
            pub fn send_with_meta(
                self,
            ) -> $crate::SendingWithMeta<$reply, super::Error $(, $headers)?> {
                self.0.send_with_meta()$(.with_headers::<$headers>())?
            }

            $($pages)*
        }

        $crate::request!(@extra $name [$($own)*]);
    };
    (@extra $name:ident []) => {
        $crate::request!(@header $name);
        $crate::request!(@query $name);
    };
    (@extra $name:ident [header]) => {
        $crate::request!(@query $name);
    };
    (@extra $name:ident [query]) => {
        $crate::request!(@header $name);
    };
    (@extra $name:ident [header query]) => {};
    (@header $name:ident) => {
        impl $name {
            /// Adds a header that the spec lacks, or replaces one of its fixed headers. See
            /// `CallOptions::header`.
            #[inline]
            pub fn header(self, name: &str, value: impl Into<$crate::Secret>) -> Self {
                self.options($crate::CallOptions::new().header(name, value))
            }
        }
    };
    (@query $name:ident) => {
        impl $name {
            /// Adds a query parameter that the spec lacks. See `CallOptions::query`.
            #[inline]
            pub fn query(self, name: &str, value: impl Into<$crate::Secret>) -> Self {
                self.options($crate::CallOptions::new().query(name, value))
            }
        }
    };
}
