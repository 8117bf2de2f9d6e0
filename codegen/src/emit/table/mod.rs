//! Prints tables as struct literals. Each literal contains only the fields that differ from the
//! default.

pub(super) mod operation;
pub(super) mod provider;

use std::collections::BTreeSet;

use licit_tables::{Owned, Struct, Value, Variant};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// Tables whose constructor `of` sets one field. There may be hundreds of them, one per line.
const WITH_CONSTRUCTOR: (&str, &str) = ("WebhookEvent", "event_type");

/// Prints tables, and collects the names of the types that it printed.
#[derive(Default)]
pub(in crate::emit) struct Printer {
    names: BTreeSet<&'static str>,
    states_all: bool,
}

impl Printer {
    /// Returns the literal of a table.
    pub(in crate::emit) fn table(&mut self, table: &impl Owned) -> TokenStream {
        self.value(&table.value())
    }

    /// Returns the stated fields of a table except these: `pages: Some(…), no_content: &[204]`.
    pub(in crate::emit) fn fields(&mut self, table: &impl Owned, except: &[&str]) -> TokenStream {
        let Value::Struct(table) = table.value() else {
            return TokenStream::new();
        };
        let stated = table.fields.iter().filter(|field| field.is_stated);
        let stated = stated.filter(|field| !except.contains(&field.name));
        let fields = stated.map(|field| {
            let (name, value) = (format_ident!("{}", field.name), self.value(&field.value));
            quote!(#name: #value)
        });
        quote!(#(#fields),*)
    }

    /// Returns the literal of a struct whose other fields come from `base`.
    pub(in crate::emit) fn with_base(
        &mut self,
        table: &Struct<'_>,
        base: &TokenStream,
    ) -> TokenStream {
        let name = self.name(table.name);
        let stated: Vec<_> = table.fields.iter().filter(|f| f.is_stated).collect();
        self.states_all |= stated.len() == table.fields.len();
        let names = stated.iter().map(|field| format_ident!("{}", field.name));
        let values: Vec<_> = stated.iter().map(|f| self.value(&f.value)).collect();
        quote! { #name { #(#names: #values,)* ..#base } }
    }

    /// Returns `use rt::tables::{…}` for the printed types, if there are any.
    pub(in crate::emit) fn imports(&self) -> TokenStream {
        if self.names.is_empty() {
            return TokenStream::new();
        }
        let names = self.names.iter().map(|name| format_ident!("{name}"));
        quote! { use rt::tables::{#(#names),*}; }
    }

    /// Whether a literal contains every field, so that clippy reports its base as needless. The
    /// base is required anyway: a later version of the runtime may have more fields.
    pub(in crate::emit) fn states_all(&self) -> bool {
        self.states_all
    }

    /// Adds a type to the imports.
    pub(in crate::emit) fn name(&mut self, name: &'static str) -> Ident {
        self.names.insert(name);
        format_ident!("{name}")
    }

    fn value(&mut self, value: &Value<'_>) -> TokenStream {
        match value {
            Value::Text(text) => quote!(#text),
            Value::Integer(number) => {
                let number = Literal::u64_unsuffixed(*number);
                quote!(#number)
            }
            Value::Boolean(flag) => quote!(#flag),
            Value::Option(None) => quote!(None),
            Value::Option(Some(value)) => {
                let value = self.value(value);
                quote!(Some(#value))
            }
            Value::List(values) => {
                let values = values.iter().map(|value| self.value(value));
                quote!(&[#(#values),*])
            }
            Value::Tuple(values) => {
                let values = values.iter().map(|value| self.value(value));
                quote!((#(#values),*))
            }
            Value::Struct(table) => self.literal(table),
            Value::Variant(variant) => self.variant(variant),
        }
    }

    fn literal(&mut self, table: &Struct<'_>) -> TokenStream {
        let name = self.name(table.name);
        if !table.has_default {
            let names = table.fields.iter().map(|f| format_ident!("{}", f.name));
            let values: Vec<_> = table.fields.iter().map(|f| self.value(&f.value)).collect();
            return quote! { #name { #(#names: #values),* } };
        }
        let stated: Vec<_> = table.fields.iter().filter(|f| f.is_stated).collect();
        match stated.as_slice() {
            [] => quote!(#name::DEFAULT),
            [only] if (table.name, only.name) == WITH_CONSTRUCTOR => match &only.value {
                Value::Option(Some(value)) => {
                    let value = self.value(value);
                    quote!(#name::of(#value))
                }
                _ => self.with_base(table, &quote!(#name::DEFAULT)),
            },
            _ => self.with_base(table, &quote!(#name::DEFAULT)),
        }
    }

    fn variant(&mut self, variant: &Variant<'_>) -> TokenStream {
        let ty = self.name(variant.enum_name);
        let name = format_ident!("{}", variant.name);
        let inner = variant.inner.as_ref().map(|inner| {
            let inner = self.value(inner);
            quote!((#inner))
        });
        if variant.fields.is_empty() {
            return quote!(#ty::#name #inner);
        }
        let names = variant
            .fields
            .iter()
            .map(|(name, _)| format_ident!("{name}"));
        let values: Vec<_> = variant.fields.iter().map(|(_, v)| self.value(v)).collect();
        quote!(#ty::#name { #(#names: #values),* })
    }
}

#[cfg(test)]
mod tests {
    use licit_tables::owned::{
        Grant, NumberedEnd, PageStyle, Pages, Refresh, TokenReply, WebhookEvent,
    };
    use licit_tables::{ClientAuth, Owned, Rotation};

    use super::Printer;

    fn printed(table: &impl Owned) -> String {
        Printer::default().table(table).to_string()
    }

    #[test]
    fn a_table_states_differences_and_mandatory_fields() {
        let refresh = Refresh {
            grant: Grant {
                token_endpoint: "https://a.example/token".into(),
                auth_methods: vec![ClientAuth::None],
                ..Grant::default()
            },
            rotation: Rotation::Always,
            ..Refresh::default()
        };
        assert_eq!(
            printed(&refresh),
            "Refresh { grant : Grant { token_endpoint : \"https://a.example/token\" , \
             auth_methods : & [ClientAuth :: None] , .. Grant :: DEFAULT } , \
             rotation : Rotation :: Always , .. Refresh :: DEFAULT }"
        );
    }

    #[test]
    fn a_table_without_differences_is_its_default() {
        assert_eq!(printed(&TokenReply::default()), "TokenReply :: DEFAULT");
        let style = PageStyle::Offset {
            parameter: "from".into(),
            first: 1,
            end: NumberedEnd::default(),
        };
        assert_eq!(
            printed(&style),
            "PageStyle :: Offset { parameter : \"from\" , first : 1 , end : NumberedEnd :: DEFAULT }"
        );
    }

    #[test]
    fn a_table_that_states_every_field_keeps_its_base_and_is_reported() {
        let pages = Pages {
            items: "/data".into(),
            in_body: true,
            ..Pages::default()
        };
        let mut printer = Printer::default();
        let text = printer.table(&pages).to_string();
        assert!(text.ends_with(".. Pages :: DEFAULT }"), "{text}");
        assert!(printer.states_all());
    }

    #[test]
    fn an_event_with_only_a_type_is_a_constructor_call() {
        let event = WebhookEvent {
            event_type: Some("order.paid".into()),
            ..WebhookEvent::default()
        };
        assert_eq!(printed(&event), "WebhookEvent :: of (\"order.paid\")");
    }

    #[test]
    fn the_types_that_were_printed_are_imported() {
        let mut printer = Printer::default();
        printer.table(&Grant {
            auth_methods: vec![ClientAuth::None],
            ..Grant::default()
        });
        assert_eq!(
            printer.imports().to_string(),
            "use rt :: tables :: { ClientAuth , Grant } ;"
        );
    }
}
