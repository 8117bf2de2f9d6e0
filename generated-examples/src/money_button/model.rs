//! The types of Money Button's API.

use ::licit::rt;

/// The user's identity.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserIdentityDocument {
    pub data: UserIdentity,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(UserIdentityDocument {
    data: required = "data",
    jsonapi: optional = "jsonapi",
});

/// The user's identity, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserIdentity {
    pub r#type: String,
    pub id: String,
    pub attributes: UserIdentityAttributes,
}

rt::object!(UserIdentity {
    r#type: required = "type",
    id: required = "id",
    attributes: required = "attributes",
});

/// The user's profile.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProfileDocument {
    pub data: Profile,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(ProfileDocument {
    data: required = "data",
    jsonapi: optional = "jsonapi",
});

/// The user's profile, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Profile {
    pub r#type: String,
    pub id: String,
    pub attributes: ProfileAttributes,
}

rt::object!(Profile {
    r#type: required = "type",
    id: required = "id",
    attributes: required = "attributes",
});

/// The user's balance.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceDocument {
    pub data: Balance,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(BalanceDocument {
    data: required = "data",
    jsonapi: optional = "jsonapi",
});

/// The user's balance, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Balance {
    pub r#type: String,
    pub id: String,
    pub attributes: BalanceAttributes,
}

rt::object!(Balance {
    r#type: required = "type",
    id: required = "id",
    attributes: required = "attributes",
});

/// A page of payments.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentList {
    pub data: Vec<Payment>,
    pub included: Option<Vec<PaymentOutput>>,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(PaymentList {
    data: required = "data",
    included: optional = "included",
    jsonapi: optional = "jsonapi",
});

/// One payment.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentDocument {
    pub data: Payment,
    pub included: Option<Vec<PaymentOutput>>,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(PaymentDocument {
    data: required = "data",
    included: optional = "included",
    jsonapi: optional = "jsonapi",
});

/// A payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Payment {
    pub r#type: String,
    pub id: String,
    pub attributes: PaymentAttributes,
    pub relationships: Option<PaymentRelationships>,
}

rt::object!(Payment {
    r#type: required = "type",
    id: required = "id",
    attributes: required = "attributes",
    relationships: optional = "relationships",
});

/// The attributes of a payment.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentAttributes {
    pub created_at: rt::types::DateTime,
    pub user_id: String,
    pub txid: Option<String>,
    pub normalized_txid: Option<String>,
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
    pub status: PaymentStatus,
    pub status_description: Option<String>,
    pub button_id: Option<String>,
    /// The button's parameters, as a JSON string.
    pub button_data: Option<String>,
    pub amount_usd: rt::types::Decimal,
    pub input_amount_usd: rt::types::Decimal,
    pub input_amount_satoshis: rt::types::Decimal,
    pub spend_amount_usd: rt::types::Decimal,
    pub spend_amount_satoshis: rt::types::Decimal,
    pub fee_amount_usd: rt::types::Decimal,
    pub fee_amount_satoshis: rt::types::Decimal,
    pub change_amount_usd: rt::types::Decimal,
    pub change_amount_satoshis: rt::types::Decimal,
}

rt::object!(PaymentAttributes {
    created_at: required = "created-at",
    user_id: required = "user-id",
    txid: required = "txid",
    normalized_txid: required = "normalized-txid",
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
    status: required = "status",
    status_description: required = "status-description",
    button_id: required = "button-id",
    button_data: required = "button-data",
    amount_usd: required = "amount-usd",
    input_amount_usd: required = "input-amount-usd",
    input_amount_satoshis: required = "input-amount-satoshis",
    spend_amount_usd: required = "spend-amount-usd",
    spend_amount_satoshis: required = "spend-amount-satoshis",
    fee_amount_usd: required = "fee-amount-usd",
    fee_amount_satoshis: required = "fee-amount-satoshis",
    change_amount_usd: required = "change-amount-usd",
    change_amount_satoshis: required = "change-amount-satoshis",
});

/// An output of a payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentOutput {
    pub r#type: String,
    pub id: String,
    pub attributes: PaymentOutputAttributes,
}

rt::object!(PaymentOutput {
    r#type: required = "type",
    id: required = "id",
    attributes: required = "attributes",
});

/// An output of a payment.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentOutputAttributes {
    pub created_at: rt::types::DateTime,
    pub to: Option<String>,
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
    pub r#type: String,
    pub user_id: Option<String>,
    pub address: Option<String>,
    pub script: Option<String>,
    pub amount_usd: rt::types::Decimal,
    pub user_paymail: Option<String>,
}

rt::object!(PaymentOutputAttributes {
    created_at: required = "created-at",
    to: required = "to",
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
    r#type: required = "type",
    user_id: required = "user-id",
    address: required = "address",
    script: required = "script",
    amount_usd: required = "amount-usd",
    user_paymail: required = "user-paymail",
});

/// A resource by type and id.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ResourceIdentifier {
    pub r#type: String,
    pub id: String,
}

rt::object!(ResourceIdentifier {
    r#type: required = "type",
    id: required = "id",
});

/// The version of JSON:API.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct JsonApi {
    pub version: String,
}

rt::object!(JsonApi {
    version: required = "version",
});

/// JSON:API errors.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorDocument {
    pub errors: Vec<ErrorObject>,
    pub jsonapi: Option<JsonApi>,
}

rt::object!(ErrorDocument {
    errors: required = "errors",
    jsonapi: optional = "jsonapi",
});

/// A JSON:API error.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ErrorObject {
    pub id: Option<String>,
    /// The HTTP status.
    pub status: Option<ErrorObjectStatus>,
    pub title: Option<String>,
    pub detail: Option<String>,
}

rt::object!(ErrorObject {
    id: optional = "id",
    status: optional = "status",
    title: optional = "title",
    detail: optional = "detail",
});

/// A payment with its outputs.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserPaymentReply {
    pub payment: UserPayment,
    pub payment_outputs: Vec<rt::Json>,
}

rt::object!(UserPaymentReply {
    payment: required = "payment",
    payment_outputs: required = "paymentOutputs",
});

/// A payment in the second API.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserPayment {
    pub id: String,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
    pub user_id: String,
    pub txid: Option<String>,
    pub normalized_txid: Option<String>,
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
    pub transaction_id: Option<String>,
    pub status: PaymentStatus,
    pub status_description: Option<String>,
    pub client_id: Option<String>,
    pub button_id: Option<String>,
    pub button_data: Option<String>,
    pub referrer_url: Option<String>,
    pub browser_user_agent: Option<String>,
    pub amount_usd: rt::types::Decimal,
    pub input_amount_usd: rt::types::Decimal,
    pub input_amount_satoshis: rt::types::Decimal,
    pub spend_amount_usd: rt::types::Decimal,
    pub spend_amount_satoshis: rt::types::Decimal,
    pub fee_amount_usd: rt::types::Decimal,
    pub fee_amount_satoshis: rt::types::Decimal,
    pub change_amount_usd: rt::types::Decimal,
    pub change_amount_satoshis: rt::types::Decimal,
    pub rawtx: Option<rt::Json>,
    pub crypto_operations: Option<Vec<rt::Json>>,
    pub source: Option<String>,
    pub sender_signature: Option<Option<String>>,
    pub sender_paymail: Option<Option<String>>,
    pub signature_pubkey: Option<Option<String>>,
    pub preserve_order: Option<bool>,
    pub payment_outputs: Option<Vec<rt::Json>>,
    pub app: Option<rt::Json>,
}

rt::object!(UserPayment {
    id: required = "id",
    created_at: required = "createdAt",
    updated_at: required = "updatedAt",
    user_id: required = "userId",
    txid: required = "txid",
    normalized_txid: required = "normalizedTxid",
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
    transaction_id: required = "transactionId",
    status: required = "status",
    status_description: required = "statusDescription",
    client_id: required = "clientId",
    button_id: required = "buttonId",
    button_data: required = "buttonData",
    referrer_url: required = "referrerUrl",
    browser_user_agent: required = "browserUserAgent",
    amount_usd: required = "amountUsd",
    input_amount_usd: required = "inputAmountUsd",
    input_amount_satoshis: required = "inputAmountSatoshis",
    spend_amount_usd: required = "spendAmountUsd",
    spend_amount_satoshis: required = "spendAmountSatoshis",
    fee_amount_usd: required = "feeAmountUsd",
    fee_amount_satoshis: required = "feeAmountSatoshis",
    change_amount_usd: required = "changeAmountUsd",
    change_amount_satoshis: required = "changeAmountSatoshis",
    rawtx: present = "rawtx",
    crypto_operations: optional = "cryptoOperations",
    source: optional = "source",
    sender_signature: maybe = "senderSignature",
    sender_paymail: maybe = "senderPaymail",
    signature_pubkey: maybe = "signaturePubkey",
    preserve_order: optional = "preserveOrder",
    payment_outputs: optional = "paymentOutputs",
    app: present = "app",
});

/// A payment, and the secret that authenticates the webhook.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentWebhook {
    pub secret: rt::Secret,
    pub payment: WebhookPayment,
}

rt::object!(PaymentWebhook {
    secret: hidden = "secret",
    payment: required = "payment",
});

/// The payment in a webhook.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookPayment {
    pub id: String,
    pub button_id: Option<Option<String>>,
    /// The button's parameters, as a JSON string.
    pub button_data: Option<Option<String>>,
    pub status: PaymentStatus,
    pub txid: Option<Option<String>>,
    pub normalized_txid: Option<Option<String>>,
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
    pub outputs: Option<Vec<WebhookOutput>>,
    pub user_id: Option<Option<String>>,
    pub rawtx: Option<Option<String>>,
}

rt::object!(WebhookPayment {
    id: required = "id",
    button_id: maybe = "buttonId",
    button_data: maybe = "buttonData",
    status: required = "status",
    txid: maybe = "txid",
    normalized_txid: maybe = "normalizedTxid",
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
    outputs: optional = "outputs",
    user_id: maybe = "userId",
    rawtx: maybe = "rawtx",
});

/// The output of a payment.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct WebhookOutput {
    pub r#type: String,
    pub address: Option<Option<String>>,
    pub user_id: Option<Option<String>>,
    pub script: Option<Option<String>>,
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
}

rt::object!(WebhookOutput {
    r#type: required = "type",
    address: maybe = "address",
    user_id: maybe = "userId",
    script: maybe = "script",
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
});

/// The status of a payment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentStatus {
    /// Built, not yet signed.
    Pending,
    /// Signed, sent and valid.
    Received,
    /// In a block.
    Completed,
    /// Rejected by the network.
    Failed,
    /// No longer valid.
    DoubleSpent,
    /// A value that Money Button's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PaymentStatus {
    Pending = "PENDING",
    Received = "RECEIVED",
    Completed = "COMPLETED",
    Failed = "FAILED",
    DoubleSpent = "DOUBLE_SPENT",
    ..Unknown
});

/// The properties of a token.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AssetInput {
    /// The token protocol: `SFP@0.1`.
    pub protocol: String,
    /// At least five characters.
    pub name: String,
    pub initial_supply: i64,
    pub description: Option<String>,
    pub avatar: Option<String>,
    pub url: Option<String>,
    pub paymail_alias: Option<String>,
    pub paymail_domain: Option<String>,
}

rt::object!(AssetInput {
    protocol: required = "protocol",
    name: required = "name",
    initial_supply: required = "initialSupply",
    description: optional = "description",
    avatar: optional = "avatar",
    url: optional = "url",
    paymail_alias: optional = "paymailAlias",
    paymail_domain: optional = "paymailDomain",
});

impl AssetInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        protocol: impl Into<String>,
        name: impl Into<String>,
        initial_supply: i64,
    ) -> Self {
        Self {
            protocol: protocol.into(),
            name: name.into(),
            initial_supply,
            description: None,
            avatar: None,
            url: None,
            paymail_alias: None,
            paymail_domain: None,
        }
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }

    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    #[must_use]
    pub fn paymail_alias(mut self, paymail_alias: impl Into<String>) -> Self {
        self.paymail_alias = Some(paymail_alias.into());
        self
    }

    #[must_use]
    pub fn paymail_domain(mut self, paymail_domain: impl Into<String>) -> Self {
        self.paymail_domain = Some(paymail_domain.into());
        self
    }
}

/// The changed properties of a token.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AssetUpdate {
    /// At least five characters.
    pub name: Option<String>,
    pub description: Option<String>,
    pub avatar: Option<String>,
}

rt::object!(AssetUpdate {
    name: optional = "name",
    description: optional = "description",
    avatar: optional = "avatar",
});

impl AssetUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// At least five characters.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }
}

/// A token.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Asset {
    pub id: String,
    pub name: String,
    pub initial_supply: rt::types::Decimal,
    pub user_id: String,
    pub paymail_alias: Option<String>,
    pub paymail_domain: Option<String>,
    pub avatar: Option<Option<String>>,
    pub url: Option<Option<String>>,
    pub description: Option<Option<String>>,
    pub token_protocol_id: Option<String>,
    pub created_at: rt::types::DateTime,
    pub updated_at: rt::types::DateTime,
}

rt::object!(Asset {
    id: required = "id",
    name: required = "name",
    initial_supply: required = "initialSupply",
    user_id: required = "userId",
    paymail_alias: required = "paymailAlias",
    paymail_domain: required = "paymailDomain",
    avatar: maybe = "avatar",
    url: maybe = "url",
    description: maybe = "description",
    token_protocol_id: optional = "tokenProtocolId",
    created_at: required = "createdAt",
    updated_at: required = "updatedAt",
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserIdentityAttributes {
    pub id: String,
    pub name: String,
}

rt::object!(UserIdentityAttributes {
    id: required = "id",
    name: required = "name",
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProfileAttributes {
    pub created_at: rt::types::DateTime,
    pub name: Option<String>,
    pub default_currency: String,
    pub default_language: String,
    pub bio: Option<String>,
    pub primary_paymail: Option<String>,
    pub avatar_url: Option<String>,
}

rt::object!(ProfileAttributes {
    created_at: required = "created-at",
    name: required = "name",
    default_currency: required = "default-currency",
    default_language: required = "default-language",
    bio: required = "bio",
    primary_paymail: required = "primary-paymail",
    avatar_url: required = "avatar-url",
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BalanceAttributes {
    pub amount: rt::types::Decimal,
    pub currency: String,
    pub satoshis: rt::types::Decimal,
}

rt::object!(BalanceAttributes {
    amount: required = "amount",
    currency: required = "currency",
    satoshis: required = "satoshis",
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentRelationshipsPaymentOutputs {
    pub data: Vec<ResourceIdentifier>,
}

rt::object!(PaymentRelationshipsPaymentOutputs {
    data: required = "data",
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PaymentRelationships {
    pub payment_outputs: PaymentRelationshipsPaymentOutputs,
}

rt::object!(PaymentRelationships {
    payment_outputs: required = "payment-outputs",
});

/// The HTTP status.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ErrorObjectStatus {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(ErrorObjectStatus {
    Integer = rt::Shape::Integer,
    String = rt::Shape::Text,
    ..Other
});

impl std::fmt::Display for ErrorObjectStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// The page that the user starts at.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Landing {
    /// `login`.
    Login,
    /// `register`.
    Register,
    /// A value that Money Button's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Landing {
    Login = "login",
    Register = "register",
    ..Unknown
});
