//! The types of Money Button's API.

use ::licit::rt;

/// Who the user is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentityDocument {
    /// `data`.
    pub data: UserIdentity,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// Who the user is, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentity {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
    /// `attributes`.
    pub attributes: UserIdentityAttributes,
}

/// The user's profile.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProfileDocument {
    /// `data`.
    pub data: Profile,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// The user's profile, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Profile {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
    /// `attributes`.
    pub attributes: ProfileAttributes,
}

/// The user's balance.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BalanceDocument {
    /// `data`.
    pub data: Balance,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// The user's balance, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Balance {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
    /// `attributes`.
    pub attributes: BalanceAttributes,
}

/// A page of payments.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentList {
    /// `data`.
    pub data: Vec<Payment>,
    /// `included`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Vec<PaymentOutput>>,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// One payment.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentDocument {
    /// `data`.
    pub data: Payment,
    /// `included`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub included: Option<Vec<PaymentOutput>>,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// A payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Payment {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
    /// `attributes`.
    pub attributes: PaymentAttributes,
    /// `relationships`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relationships: Option<PaymentRelationships>,
}

/// What is known of a payment.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentAttributes {
    /// `created-at`.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// `user-id`.
    #[serde(rename = "user-id")]
    pub user_id: String,
    /// `txid`.
    pub txid: Option<String>,
    /// `normalized-txid`.
    #[serde(rename = "normalized-txid")]
    pub normalized_txid: Option<String>,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `currency`.
    pub currency: String,
    /// `satoshis`.
    pub satoshis: rt::types::Decimal,
    /// `status`.
    pub status: PaymentStatus,
    /// `status-description`.
    #[serde(rename = "status-description")]
    pub status_description: Option<String>,
    /// `button-id`.
    #[serde(rename = "button-id")]
    pub button_id: Option<String>,
    /// What the button was given, as JSON text.
    #[serde(rename = "button-data")]
    pub button_data: Option<String>,
    /// `amount-usd`.
    #[serde(rename = "amount-usd")]
    pub amount_usd: rt::types::Decimal,
    /// `input-amount-usd`.
    #[serde(rename = "input-amount-usd")]
    pub input_amount_usd: rt::types::Decimal,
    /// `input-amount-satoshis`.
    #[serde(rename = "input-amount-satoshis")]
    pub input_amount_satoshis: rt::types::Decimal,
    /// `spend-amount-usd`.
    #[serde(rename = "spend-amount-usd")]
    pub spend_amount_usd: rt::types::Decimal,
    /// `spend-amount-satoshis`.
    #[serde(rename = "spend-amount-satoshis")]
    pub spend_amount_satoshis: rt::types::Decimal,
    /// `fee-amount-usd`.
    #[serde(rename = "fee-amount-usd")]
    pub fee_amount_usd: rt::types::Decimal,
    /// `fee-amount-satoshis`.
    #[serde(rename = "fee-amount-satoshis")]
    pub fee_amount_satoshis: rt::types::Decimal,
    /// `change-amount-usd`.
    #[serde(rename = "change-amount-usd")]
    pub change_amount_usd: rt::types::Decimal,
    /// `change-amount-satoshis`.
    #[serde(rename = "change-amount-satoshis")]
    pub change_amount_satoshis: rt::types::Decimal,
}

/// A part of a payment, as a JSON:API resource.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentOutput {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
    /// `attributes`.
    pub attributes: PaymentOutputAttributes,
}

/// Where a part of a payment went.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentOutputAttributes {
    /// `created-at`.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// `to`.
    pub to: Option<String>,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `currency`.
    pub currency: String,
    /// `satoshis`.
    pub satoshis: rt::types::Decimal,
    /// `type`.
    pub r#type: String,
    /// `user-id`.
    #[serde(rename = "user-id")]
    pub user_id: Option<String>,
    /// `address`.
    pub address: Option<String>,
    /// `script`.
    pub script: Option<String>,
    /// `amount-usd`.
    #[serde(rename = "amount-usd")]
    pub amount_usd: rt::types::Decimal,
    /// `user-paymail`.
    #[serde(rename = "user-paymail")]
    pub user_paymail: Option<String>,
}

/// A resource by type and id.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ResourceIdentifier {
    /// `type`.
    pub r#type: String,
    /// `id`.
    pub id: String,
}

/// The version of JSON:API.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct JsonApi {
    /// `version`.
    pub version: String,
}

/// What went wrong, by JSON:API.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ErrorDocument {
    /// `errors`.
    pub errors: Vec<ErrorObject>,
    /// `jsonapi`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub jsonapi: Option<JsonApi>,
}

/// One thing that went wrong.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ErrorObject {
    /// `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// The HTTP status.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ErrorObjectStatus>,
    /// `title`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// `detail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
}

/// A payment with its outputs.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserPaymentReply {
    /// `payment`.
    pub payment: UserPayment,
    /// `paymentOutputs`.
    #[serde(rename = "paymentOutputs")]
    pub payment_outputs: Vec<rt::Json>,
}

/// A payment, as the second API has it.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserPayment {
    /// `id`.
    pub id: String,
    /// `createdAt`.
    #[serde(rename = "createdAt")]
    pub created_at: rt::types::DateTime,
    /// `updatedAt`.
    #[serde(rename = "updatedAt")]
    pub updated_at: rt::types::DateTime,
    /// `userId`.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// `txid`.
    pub txid: Option<String>,
    /// `normalizedTxid`.
    #[serde(rename = "normalizedTxid")]
    pub normalized_txid: Option<String>,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `currency`.
    pub currency: String,
    /// `satoshis`.
    pub satoshis: rt::types::Decimal,
    /// `transactionId`.
    #[serde(rename = "transactionId")]
    pub transaction_id: Option<String>,
    /// `status`.
    pub status: PaymentStatus,
    /// `statusDescription`.
    #[serde(rename = "statusDescription")]
    pub status_description: Option<String>,
    /// `clientId`.
    #[serde(rename = "clientId")]
    pub client_id: Option<String>,
    /// `buttonId`.
    #[serde(rename = "buttonId")]
    pub button_id: Option<String>,
    /// `buttonData`.
    #[serde(rename = "buttonData")]
    pub button_data: Option<String>,
    /// `referrerUrl`.
    #[serde(rename = "referrerUrl")]
    pub referrer_url: Option<String>,
    /// `browserUserAgent`.
    #[serde(rename = "browserUserAgent")]
    pub browser_user_agent: Option<String>,
    /// `amountUsd`.
    #[serde(rename = "amountUsd")]
    pub amount_usd: rt::types::Decimal,
    /// `inputAmountUsd`.
    #[serde(rename = "inputAmountUsd")]
    pub input_amount_usd: rt::types::Decimal,
    /// `inputAmountSatoshis`.
    #[serde(rename = "inputAmountSatoshis")]
    pub input_amount_satoshis: rt::types::Decimal,
    /// `spendAmountUsd`.
    #[serde(rename = "spendAmountUsd")]
    pub spend_amount_usd: rt::types::Decimal,
    /// `spendAmountSatoshis`.
    #[serde(rename = "spendAmountSatoshis")]
    pub spend_amount_satoshis: rt::types::Decimal,
    /// `feeAmountUsd`.
    #[serde(rename = "feeAmountUsd")]
    pub fee_amount_usd: rt::types::Decimal,
    /// `feeAmountSatoshis`.
    #[serde(rename = "feeAmountSatoshis")]
    pub fee_amount_satoshis: rt::types::Decimal,
    /// `changeAmountUsd`.
    #[serde(rename = "changeAmountUsd")]
    pub change_amount_usd: rt::types::Decimal,
    /// `changeAmountSatoshis`.
    #[serde(rename = "changeAmountSatoshis")]
    pub change_amount_satoshis: rt::types::Decimal,
    /// `rawtx`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rawtx: Option<rt::Json>,
    /// `cryptoOperations`.
    #[serde(rename = "cryptoOperations")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crypto_operations: Option<Vec<rt::Json>>,
    /// `source`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// `senderSignature`.
    #[serde(rename = "senderSignature")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_signature: Option<Option<String>>,
    /// `senderPaymail`.
    #[serde(rename = "senderPaymail")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sender_paymail: Option<Option<String>>,
    /// `signaturePubkey`.
    #[serde(rename = "signaturePubkey")]
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature_pubkey: Option<Option<String>>,
    /// `preserveOrder`.
    #[serde(rename = "preserveOrder")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub preserve_order: Option<bool>,
    /// `paymentOutputs`.
    #[serde(rename = "paymentOutputs")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_outputs: Option<Vec<rt::Json>>,
    /// `app`.
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
    /// `initialSupply`.
    #[serde(rename = "initialSupply")]
    pub initial_supply: i64,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `avatar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
    /// `url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// `paymailAlias`.
    #[serde(rename = "paymailAlias")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paymail_alias: Option<String>,
    /// `paymailDomain`.
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

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `avatar`.
    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }

    /// Sets `url`.
    #[must_use]
    pub fn url(mut self, url: impl Into<String>) -> Self {
        self.url = Some(url.into());
        self
    }

    /// Sets `paymailAlias`.
    #[must_use]
    pub fn paymail_alias(mut self, paymail_alias: impl Into<String>) -> Self {
        self.paymail_alias = Some(paymail_alias.into());
        self
    }

    /// Sets `paymailDomain`.
    #[must_use]
    pub fn paymail_domain(mut self, paymail_domain: impl Into<String>) -> Self {
        self.paymail_domain = Some(paymail_domain.into());
        self
    }
}

/// What changes of a token; the rest stays.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AssetUpdate {
    /// At least five characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `avatar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<String>,
}

impl AssetUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            name: None,
            description: None,
            avatar: None,
        }
    }

    /// At least five characters.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `avatar`.
    #[must_use]
    pub fn avatar(mut self, avatar: impl Into<String>) -> Self {
        self.avatar = Some(avatar.into());
        self
    }
}

impl Default for AssetUpdate {
    fn default() -> Self {
        Self::new()
    }
}

/// A token.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Asset {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
    /// `initialSupply`.
    #[serde(rename = "initialSupply")]
    pub initial_supply: rt::types::Decimal,
    /// `userId`.
    #[serde(rename = "userId")]
    pub user_id: String,
    /// `paymailAlias`.
    #[serde(rename = "paymailAlias")]
    pub paymail_alias: Option<String>,
    /// `paymailDomain`.
    #[serde(rename = "paymailDomain")]
    pub paymail_domain: Option<String>,
    /// `avatar`.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avatar: Option<Option<String>>,
    /// `url`.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Option<String>>,
    /// `description`.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// `tokenProtocolId`.
    #[serde(rename = "tokenProtocolId")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub token_protocol_id: Option<String>,
    /// `createdAt`.
    #[serde(rename = "createdAt")]
    pub created_at: rt::types::DateTime,
    /// `updatedAt`.
    #[serde(rename = "updatedAt")]
    pub updated_at: rt::types::DateTime,
}

/// User identity attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserIdentityAttributes {
    /// `id`.
    pub id: String,
    /// `name`.
    pub name: String,
}

/// Profile attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProfileAttributes {
    /// `created-at`.
    #[serde(rename = "created-at")]
    pub created_at: rt::types::DateTime,
    /// `name`.
    pub name: Option<String>,
    /// `default-currency`.
    #[serde(rename = "default-currency")]
    pub default_currency: String,
    /// `default-language`.
    #[serde(rename = "default-language")]
    pub default_language: String,
    /// `bio`.
    pub bio: Option<String>,
    /// `primary-paymail`.
    #[serde(rename = "primary-paymail")]
    pub primary_paymail: Option<String>,
    /// `avatar-url`.
    #[serde(rename = "avatar-url")]
    pub avatar_url: Option<String>,
}

/// Balance attributes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BalanceAttributes {
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `currency`.
    pub currency: String,
    /// `satoshis`.
    pub satoshis: rt::types::Decimal,
}

/// Payment relationships payment outputs.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentRelationshipsPaymentOutputs {
    /// `data`.
    pub data: Vec<ResourceIdentifier>,
}

/// Payment relationships.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PaymentRelationships {
    /// `payment-outputs`.
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
