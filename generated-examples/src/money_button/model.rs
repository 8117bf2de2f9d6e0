//! The types of Money Button's API.

use ::licit::rt;

/// Who the user is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentityDocument {
    /// Data.
    pub data: UserIdentity,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// Who the user is, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentity {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Attributes.
    pub attributes: UserIdentityAttributes,
}

/// The user's profile.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProfileDocument {
    /// Data.
    pub data: Profile,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// The user's profile, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Profile {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Attributes.
    pub attributes: ProfileAttributes,
}

/// The user's balance.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BalanceDocument {
    /// Data.
    pub data: Balance,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// The user's balance, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Balance {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Attributes.
    pub attributes: BalanceAttributes,
}

/// A page of payments.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentList {
    /// Data.
    pub data: Vec<Payment>,
    /// Included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Vec<PaymentOutput>>,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentDocument {
    /// Data.
    pub data: Payment,
    /// Included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Vec<PaymentOutput>>,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// A payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Payment {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Attributes.
    pub attributes: PaymentAttributes,
    /// Relationships.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationships: Option<PaymentRelationships>,
}

/// What is known of a payment.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentAttributes {
    /// Created at.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// User id.
    #[serde(rename = "user-id")]
    pub user_id: String,
    /// Txid.
    pub txid: Option<String>,
    /// Normalized txid.
    #[serde(rename = "normalized-txid")]
    pub normalized_txid: Option<String>,
    /// Amount.
    pub amount: rt::types::Decimal,
    /// Currency.
    pub currency: String,
    /// Satoshis.
    pub satoshis: rt::types::Decimal,
    /// Status.
    pub status: PaymentStatus,
    /// Status description.
    #[serde(rename = "status-description")]
    pub status_description: Option<String>,
    /// Button id.
    #[serde(rename = "button-id")]
    pub button_id: Option<String>,
    /// What the button was given, as JSON text.
    #[serde(rename = "button-data")]
    pub button_data: Option<String>,
    /// Amount usd.
    #[serde(rename = "amount-usd")]
    pub amount_usd: rt::types::Decimal,
    /// Input amount usd.
    #[serde(rename = "input-amount-usd")]
    pub input_amount_usd: rt::types::Decimal,
    /// Input amount satoshis.
    #[serde(rename = "input-amount-satoshis")]
    pub input_amount_satoshis: rt::types::Decimal,
    /// Spend amount usd.
    #[serde(rename = "spend-amount-usd")]
    pub spend_amount_usd: rt::types::Decimal,
    /// Spend amount satoshis.
    #[serde(rename = "spend-amount-satoshis")]
    pub spend_amount_satoshis: rt::types::Decimal,
    /// Fee amount usd.
    #[serde(rename = "fee-amount-usd")]
    pub fee_amount_usd: rt::types::Decimal,
    /// Fee amount satoshis.
    #[serde(rename = "fee-amount-satoshis")]
    pub fee_amount_satoshis: rt::types::Decimal,
    /// Change amount usd.
    #[serde(rename = "change-amount-usd")]
    pub change_amount_usd: rt::types::Decimal,
    /// Change amount satoshis.
    #[serde(rename = "change-amount-satoshis")]
    pub change_amount_satoshis: rt::types::Decimal,
}

/// A part of a payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentOutput {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
    /// Attributes.
    pub attributes: PaymentOutputAttributes,
}

/// Where a part of a payment went.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentOutputAttributes {
    /// Created at.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// To.
    pub to: Option<String>,
    /// Amount.
    pub amount: rt::types::Decimal,
    /// Currency.
    pub currency: String,
    /// Satoshis.
    pub satoshis: rt::types::Decimal,
    /// Type.
    pub r#type: String,
    /// User id.
    #[serde(rename = "user-id")]
    pub user_id: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Script.
    pub script: Option<String>,
    /// Amount usd.
    #[serde(rename = "amount-usd")]
    pub amount_usd: rt::types::Decimal,
    /// User paymail.
    #[serde(rename = "user-paymail")]
    pub user_paymail: Option<String>,
}

/// A resource by type and id.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ResourceIdentifier {
    /// Type.
    pub r#type: String,
    /// Id.
    pub id: String,
}

/// The version of JSON:API.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct JsonApi {
    /// Version.
    pub version: String,
}

/// What went wrong, by JSON:API.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ErrorDocument {
    /// Errors.
    pub errors: Vec<ErrorObject>,
    /// Jsonapi.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ErrorObject {
    /// Id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The HTTP status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ErrorObjectStatus>,
    /// Title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Detail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A payment with its outputs.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserPaymentReply {
    /// Payment.
    pub payment: UserPayment,
    /// Payment outputs.
    #[serde(rename = "paymentOutputs")]
    pub payment_outputs: Vec<rt::Json>,
}

/// A payment, as the second API has it.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserPayment {
    /// Id.
    pub id: String,
    /// Created at.
    #[serde(rename = "createdAt")]
    pub created_at: rt::types::DateTime,
    /// Updated at.
    #[serde(rename = "updatedAt")]
    pub updated_at: rt::types::DateTime,
    /// User id.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// Txid.
    pub txid: Option<String>,
    /// Normalized txid.
    #[serde(rename = "normalizedTxid")]
    pub normalized_txid: Option<String>,
    /// Amount.
    pub amount: rt::types::Decimal,
    /// Currency.
    pub currency: String,
    /// Satoshis.
    pub satoshis: rt::types::Decimal,
    /// Transaction id.
    #[serde(rename = "transactionId")]
    pub transaction_id: Option<String>,
    /// Status.
    pub status: PaymentStatus,
    /// Status description.
    #[serde(rename = "statusDescription")]
    pub status_description: Option<String>,
    /// Client id.
    #[serde(rename = "clientId")]
    pub client_id: Option<String>,
    /// Button id.
    #[serde(rename = "buttonId")]
    pub button_id: Option<String>,
    /// Button data.
    #[serde(rename = "buttonData")]
    pub button_data: Option<String>,
    /// Referrer url.
    #[serde(rename = "referrerUrl")]
    pub referrer_url: Option<String>,
    /// Browser user agent.
    #[serde(rename = "browserUserAgent")]
    pub browser_user_agent: Option<String>,
    /// Amount usd.
    #[serde(rename = "amountUsd")]
    pub amount_usd: rt::types::Decimal,
    /// Input amount usd.
    #[serde(rename = "inputAmountUsd")]
    pub input_amount_usd: rt::types::Decimal,
    /// Input amount satoshis.
    #[serde(rename = "inputAmountSatoshis")]
    pub input_amount_satoshis: rt::types::Decimal,
    /// Spend amount usd.
    #[serde(rename = "spendAmountUsd")]
    pub spend_amount_usd: rt::types::Decimal,
    /// Spend amount satoshis.
    #[serde(rename = "spendAmountSatoshis")]
    pub spend_amount_satoshis: rt::types::Decimal,
    /// Fee amount usd.
    #[serde(rename = "feeAmountUsd")]
    pub fee_amount_usd: rt::types::Decimal,
    /// Fee amount satoshis.
    #[serde(rename = "feeAmountSatoshis")]
    pub fee_amount_satoshis: rt::types::Decimal,
    /// Change amount usd.
    #[serde(rename = "changeAmountUsd")]
    pub change_amount_usd: rt::types::Decimal,
    /// Change amount satoshis.
    #[serde(rename = "changeAmountSatoshis")]
    pub change_amount_satoshis: rt::types::Decimal,
    /// Rawtx.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rawtx: Option<rt::Json>,
    /// Crypto operations.
    #[serde(rename = "cryptoOperations")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crypto_operations: Option<Vec<rt::Json>>,
    /// Source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Sender signature.
    #[serde(rename = "senderSignature")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_signature: Option<Option<String>>,
    /// Sender paymail.
    #[serde(rename = "senderPaymail")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_paymail: Option<Option<String>>,
    /// Signature pubkey.
    #[serde(rename = "signaturePubkey")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature_pubkey: Option<Option<String>>,
    /// Preserve order.
    #[serde(rename = "preserveOrder")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preserve_order: Option<bool>,
    /// Payment outputs.
    #[serde(rename = "paymentOutputs")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_outputs: Option<Vec<rt::Json>>,
    /// App.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<rt::Json>,
}

/// How far a payment has come.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PaymentStatus {
    /// Built, not yet signed.
    Pending,
    /// Signed, sent and valid.
    Received,
    /// In a block.
    Completed,
    /// Refused by the network.
    Failed,
    /// No longer valid.
    DoubleSpent,
    /// A value that the spec of Money Button does not know; kept as it came.
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

/// What a token is made of.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AssetInput {
    /// The token protocol: `SFP@0.1`.
    pub protocol: String,
    /// At least five characters.
    pub name: String,
    /// Initial supply.
    #[serde(rename = "initialSupply")]
    pub initial_supply: i64,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// Url.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Paymail alias.
    #[serde(rename = "paymailAlias")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paymail_alias: Option<String>,
    /// Paymail domain.
    #[serde(rename = "paymailDomain")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paymail_domain: Option<String>,
}

impl AssetInput {
    /// With what is required.
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

    /// Description.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Avatar.
    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }

    /// Url.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Paymail alias.
    #[must_use]
    pub fn paymail_alias(mut self, paymail_alias: impl Into<String>) -> Self {
        self.paymail_alias = Some(paymail_alias.into());
        self
    }

    /// Paymail domain.
    #[must_use]
    pub fn paymail_domain(mut self, paymail_domain: impl Into<String>) -> Self {
        self.paymail_domain = Some(paymail_domain.into());
        self
    }
}

/// What changes of a token; the rest stays.
#[derive(Debug, Clone, Default, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AssetUpdate {
    /// At least five characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Description.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Avatar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
}

impl AssetUpdate {
    /// With nothing set.
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

    /// Description.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Avatar.
    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }
}

/// A token.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Asset {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Initial supply.
    #[serde(rename = "initialSupply")]
    pub initial_supply: rt::types::Decimal,
    /// User id.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// Paymail alias.
    #[serde(rename = "paymailAlias")]
    pub paymail_alias: Option<String>,
    /// Paymail domain.
    #[serde(rename = "paymailDomain")]
    pub paymail_domain: Option<String>,
    /// Avatar.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<Option<String>>,
    /// Url.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Option<String>>,
    /// Description.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// Token protocol id.
    #[serde(rename = "tokenProtocolId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_protocol_id: Option<String>,
    /// Created at.
    #[serde(rename = "createdAt")]
    pub created_at: rt::types::DateTime,
    /// Updated at.
    #[serde(rename = "updatedAt")]
    pub updated_at: rt::types::DateTime,
}

/// User identity attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentityAttributes {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
}

/// Profile attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProfileAttributes {
    /// Created at.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// Name.
    pub name: Option<String>,
    /// Default currency.
    #[serde(rename = "default-currency")]
    pub default_currency: String,
    /// Default language.
    #[serde(rename = "default-language")]
    pub default_language: String,
    /// Bio.
    pub bio: Option<String>,
    /// Primary paymail.
    #[serde(rename = "primary-paymail")]
    pub primary_paymail: Option<String>,
    /// Avatar url.
    #[serde(rename = "avatar-url")]
    pub avatar_url: Option<String>,
}

/// Balance attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BalanceAttributes {
    /// Amount.
    pub amount: rt::types::Decimal,
    /// Currency.
    pub currency: String,
    /// Satoshis.
    pub satoshis: rt::types::Decimal,
}

/// Payment relationships payment outputs.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentRelationshipsPaymentOutputs {
    /// Data.
    pub data: Vec<ResourceIdentifier>,
}

/// Payment relationships.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentRelationships {
    /// Payment outputs.
    #[serde(rename = "payment-outputs")]
    pub payment_outputs: PaymentRelationshipsPaymentOutputs,
}

/// The HTTP status.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ErrorObjectStatus {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(ErrorObjectStatus {
    Integer,
    String,
    ..Other
});

impl std::fmt::Display for ErrorObjectStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(f),
            Self::String(value) => value.fmt(f),
            Self::Other(value) => value.fmt(f),
        }
    }
}

/// The page on which the user arrives.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Landing {
    /// `login`.
    Login,
    /// `register`.
    Register,
    /// A value that the spec of Money Button does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(Landing {
    Login = "login",
    Register = "register",
    ..Unknown
});
