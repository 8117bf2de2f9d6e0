//! The operation tables that the runtime executes.

use ::licit::rt;
use rt::tables::{GraphQl, Operation, PageStyle, Pages};

/// `GraphQL companies`
pub(super) const COMPANIES: Operation = Operation {
    name: "companies",
    graphql: Some(GraphQl {
        document: "query Companies { companies { nodes { id name organisationNumber } } }",
        at: "/companies/nodes",
    }),
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GraphQL sale_invoices`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const SALE_INVOICES: Operation = Operation {
    name: "sale_invoices",
    graphql: Some(GraphQl {
        document: "query SaleInvoices($first: Int, $after: String, $last: Int, $before: String) { saleInvoices(first: $first, after: $after, last: $last, before: $before) { nodes { id invoiceNumber draft finalized invoiceDate paymentDays sentAt saleCustomer { id name email active comment } saleInvoiceLineItems { id name quantity unit unitPriceCents saleProduct { id name active } } bookkeepingJournal { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
        at: "/saleInvoices",
    }),
    idempotent: true,
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "after",
            next: "/pageInfo/endCursor",
            has_more: Some("/pageInfo/hasNextPage"),
        },
        items: "/nodes",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GraphQL sale_invoice`
pub(super) const SALE_INVOICE: Operation = Operation {
    name: "sale_invoice",
    graphql: Some(GraphQl {
        document: "query SaleInvoice($id: ID!) { saleInvoice(id: $id) { id invoiceNumber draft finalized invoiceDate paymentDays sentAt saleCustomer { id name email active comment } saleInvoiceLineItems { id name quantity unit unitPriceCents saleProduct { id name active } } bookkeepingJournal { id } } }",
        at: "/saleInvoice",
    }),
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GraphQL bookkeeping_journal`
pub(super) const BOOKKEEPING_JOURNAL: Operation = Operation {
    name: "bookkeeping_journal",
    graphql: Some(GraphQl {
        document: "query BookkeepingJournal($id: ID!) { bookkeepingJournal(id: $id) { id postings { postingLines { id amountCents debitAccount { id code subCode } creditAccount { id code subCode } } } } }",
        at: "/bookkeepingJournal",
    }),
    idempotent: true,
    ..Operation::DEFAULT
};

/// `GraphQL sale_customers`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const SALE_CUSTOMERS: Operation = Operation {
    name: "sale_customers",
    graphql: Some(GraphQl {
        document: "query SaleCustomers($first: Int, $after: String, $last: Int, $before: String) { saleCustomers(first: $first, after: $after, last: $last, before: $before) { nodes { id name email active comment } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
        at: "/saleCustomers",
    }),
    idempotent: true,
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "after",
            next: "/pageInfo/endCursor",
            has_more: Some("/pageInfo/hasNextPage"),
        },
        items: "/nodes",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GraphQL sale_products`
#[allow(clippy::needless_update, reason = "a table may state every field")]
pub(super) const SALE_PRODUCTS: Operation = Operation {
    name: "sale_products",
    graphql: Some(GraphQl {
        document: "query SaleProducts($first: Int, $after: String, $last: Int, $before: String) { saleProducts(first: $first, after: $after, last: $last, before: $before) { nodes { id name active } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }",
        at: "/saleProducts",
    }),
    idempotent: true,
    pages: Some(Pages {
        style: PageStyle::Cursor {
            parameter: "after",
            next: "/pageInfo/endCursor",
            has_more: Some("/pageInfo/hasNextPage"),
        },
        items: "/nodes",
        ..Pages::DEFAULT
    }),
    ..Operation::DEFAULT
};

/// `GraphQL create_sale_invoice`
pub(super) const CREATE_SALE_INVOICE: Operation = Operation {
    name: "create_sale_invoice",
    graphql: Some(GraphQl {
        document: "mutation CreateSaleInvoice($saleInvoice: SaleInvoiceInput!) { saleInvoiceCreate(saleInvoice: $saleInvoice) { id invoiceNumber draft finalized invoiceDate paymentDays sentAt } }",
        at: "/saleInvoiceCreate",
    }),
    ..Operation::DEFAULT
};

/// `GraphQL update_sale_invoice`
pub(super) const UPDATE_SALE_INVOICE: Operation = Operation {
    name: "update_sale_invoice",
    graphql: Some(GraphQl {
        document: "mutation UpdateSaleInvoice($id: ID!, $saleInvoice: SaleInvoiceInput!) { saleInvoiceUpdate(id: $id, saleInvoice: $saleInvoice) { id invoiceNumber draft finalized invoiceDate paymentDays sentAt } }",
        at: "/saleInvoiceUpdate",
    }),
    ..Operation::DEFAULT
};

/// `GraphQL send_sale_invoice`
pub(super) const SEND_SALE_INVOICE: Operation = Operation {
    name: "send_sale_invoice",
    graphql: Some(GraphQl {
        document: "mutation SendSaleInvoice($id: ID!, $sendMethod: SaleSendMethod!, $email: String) { saleInvoiceSend(id: $id, sendMethod: $sendMethod, email: $email) { id invoiceNumber draft finalized invoiceDate paymentDays sentAt } }",
        at: "/saleInvoiceSend",
    }),
    ..Operation::DEFAULT
};
