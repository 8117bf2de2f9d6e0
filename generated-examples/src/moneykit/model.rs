//! The types of MoneyKit's API.

use ::licit::rt;

/// A user's connection to an institution.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Link {
    pub link_id: String,
    pub institution_id: String,
    pub institution_name: String,
    pub institution_avatar: Option<String>,
    pub state: LinkState,
    pub error_code: Option<LinkError>,
    #[deprecated]
    pub last_synced_at: Option<rt::types::DateTime>,
    pub provider: Provider,
    pub link_tags: Option<Vec<String>>,
    pub tags: Option<Vec<String>>,
    pub webhook: Option<String>,
    pub products: LinkProducts,
    pub available_products: Option<Vec<Product>>,
}

rt::object!(Link {
    link_id: required = "link_id",
    institution_id: required = "institution_id",
    institution_name: required = "institution_name",
    institution_avatar: optional = "institution_avatar",
    state: required = "state",
    error_code: optional = "error_code",
    last_synced_at: optional = "last_synced_at",
    provider: required = "provider",
    link_tags: optional = "link_tags",
    tags: optional = "tags",
    webhook: optional = "webhook",
    products: required = "products",
    available_products: optional = "available_products",
});

/// The products of a link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkProducts {
    pub accounts: Option<LinkProduct>,
    pub account_numbers: Option<LinkProduct>,
    pub identity: Option<LinkProduct>,
    pub transactions: Option<TransactionsLinkProduct>,
    pub investments: Option<LinkProduct>,
    pub enrichment: Option<LinkProduct>,
}

rt::object!(LinkProducts {
    accounts: optional = "accounts",
    account_numbers: optional = "account_numbers",
    identity: optional = "identity",
    transactions: optional = "transactions",
    investments: optional = "investments",
    enrichment: optional = "enrichment",
});

/// The status of a link's product.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkProduct {
    pub refreshed_at: Option<rt::types::DateTime>,
    pub last_attempted_at: Option<rt::types::DateTime>,
    pub error_code: Option<LinkProductError>,
    pub error_message: Option<String>,
    /// The reason why it cannot be refreshed at present.
    pub unavailable: Option<String>,
    pub settings: Option<ProductSettings>,
}

rt::object!(LinkProduct {
    refreshed_at: optional = "refreshed_at",
    last_attempted_at: optional = "last_attempted_at",
    error_code: optional = "error_code",
    error_message: optional = "error_message",
    unavailable: optional = "unavailable",
    settings: optional = "settings",
});

/// The status of a link's transactions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionsLinkProduct {
    pub refreshed_at: Option<rt::types::DateTime>,
    pub last_attempted_at: Option<rt::types::DateTime>,
    pub error_code: Option<LinkProductError>,
    pub error_message: Option<String>,
    pub unavailable: Option<String>,
    pub settings: Option<TransactionsProductSettings>,
    #[deprecated]
    pub has_history: bool,
}

rt::object!(TransactionsLinkProduct {
    refreshed_at: optional = "refreshed_at",
    last_attempted_at: optional = "last_attempted_at",
    error_code: optional = "error_code",
    error_message: optional = "error_message",
    unavailable: optional = "unavailable",
    settings: optional = "settings",
    has_history: required = "has_history",
});

/// A page of links.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinksPage {
    pub links: Option<Vec<LinkSummary>>,
    pub next_cursor: Option<String>,
}

rt::object!(LinksPage {
    links: optional = "links",
    next_cursor: optional = "next_cursor",
});

/// A link, in a list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkSummary {
    pub link_id: String,
    pub created_at: rt::types::DateTime,
}

rt::object!(LinkSummary {
    link_id: required = "link_id",
    created_at: required = "created_at",
});

/// A user's links, by their ids.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserLinks {
    /// By link id.
    pub links: std::collections::BTreeMap<String, Link>,
}

rt::object!(UserLinks {
    links: required = "links",
});

/// The changed properties of a link.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LinkUpdate {
    /// The URL for webhooks about the link, or null for none.
    pub webhook: Option<Option<String>>,
    pub link_tags: Option<Vec<String>>,
    pub tags: Option<Vec<String>>,
}

rt::object!(LinkUpdate {
    webhook: maybe = "webhook",
    link_tags: optional = "link_tags",
    tags: optional = "tags",
});

impl LinkUpdate {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The URL for webhooks about the link, or null for none.
    #[must_use]
    pub fn webhook(mut self, webhook: Option<String>) -> Self {
        self.webhook = Some(webhook);
        self
    }

    #[must_use]
    pub fn link_tags(mut self, link_tags: Vec<String>) -> Self {
        self.link_tags = Some(link_tags);
        self
    }

    #[must_use]
    pub fn tags(mut self, tags: Vec<String>) -> Self {
        self.tags = Some(tags);
        self
    }
}

/// The new link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ExchangedLink {
    #[deprecated]
    pub link_id: String,
    pub link: Link,
}

rt::object!(ExchangedLink {
    link_id: required = "link_id",
    link: required = "link",
});

/// The properties of a link session.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkSessionInput {
    pub settings: Option<LinkSessionSettings>,
    pub customer_user: CustomerUser,
    /// The link to reconnect.
    pub existing_link_id: Option<String>,
    pub institution_id: Option<String>,
    /// The URL that the user returns to after consent at the institution.
    pub redirect_uri: String,
    /// The URL for webhooks about the link.
    pub webhook: Option<String>,
    pub link_tags: Option<Vec<String>>,
    pub connect_features: Option<ConnectFeatures>,
    pub custom_sandbox_data: Option<CustomSandboxData>,
}

rt::object!(LinkSessionInput {
    settings: optional = "settings",
    customer_user: required = "customer_user",
    existing_link_id: optional = "existing_link_id",
    institution_id: optional = "institution_id",
    redirect_uri: required = "redirect_uri",
    webhook: optional = "webhook",
    link_tags: optional = "link_tags",
    connect_features: optional = "connect_features",
    custom_sandbox_data: optional = "custom_sandbox_data",
});

impl LinkSessionInput {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(customer_user: CustomerUser, redirect_uri: impl Into<String>) -> Self {
        Self {
            settings: None,
            customer_user,
            existing_link_id: None,
            institution_id: None,
            redirect_uri: redirect_uri.into(),
            webhook: None,
            link_tags: None,
            connect_features: None,
            custom_sandbox_data: None,
        }
    }

    #[must_use]
    pub fn settings(mut self, settings: LinkSessionSettings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// The link to reconnect.
    #[must_use]
    pub fn existing_link_id(mut self, existing_link_id: impl Into<String>) -> Self {
        self.existing_link_id = Some(existing_link_id.into());
        self
    }

    #[must_use]
    pub fn institution_id(mut self, institution_id: impl Into<String>) -> Self {
        self.institution_id = Some(institution_id.into());
        self
    }

    /// The URL for webhooks about the link.
    #[must_use]
    pub fn webhook(mut self, webhook: impl Into<String>) -> Self {
        self.webhook = Some(webhook.into());
        self
    }

    #[must_use]
    pub fn link_tags(mut self, link_tags: Vec<String>) -> Self {
        self.link_tags = Some(link_tags);
        self
    }

    #[must_use]
    pub fn connect_features(mut self, connect_features: ConnectFeatures) -> Self {
        self.connect_features = Some(connect_features);
        self
    }

    #[must_use]
    pub fn custom_sandbox_data(
        mut self,
        custom_sandbox_data: CustomSandboxData,
    ) -> Self {
        self.custom_sandbox_data = Some(custom_sandbox_data);
        self
    }
}

/// The person whose accounts are linked.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomerUser {
    /// The application's id of the user.
    pub id: String,
    pub email: Option<CustomerUserEmail>,
    pub phone: Option<CustomerUserPhone>,
}

rt::object!(CustomerUser {
    id: required = "id",
    email: optional = "email",
    phone: optional = "phone",
});

impl CustomerUser {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            email: None,
            phone: None,
        }
    }

    #[must_use]
    pub fn email(mut self, email: CustomerUserEmail) -> Self {
        self.email = Some(email);
        self
    }

    #[must_use]
    pub fn phone(mut self, phone: CustomerUserPhone) -> Self {
        self.phone = Some(phone);
        self
    }
}

/// A known e-mail address.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomerUserEmail {
    pub address: String,
    pub customer_verified_at: Option<rt::types::DateTime>,
}

rt::object!(CustomerUserEmail {
    address: required = "address",
    customer_verified_at: optional = "customer_verified_at",
});

impl CustomerUserEmail {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            customer_verified_at: None,
        }
    }

    #[must_use]
    pub fn customer_verified_at(
        mut self,
        customer_verified_at: rt::types::DateTime,
    ) -> Self {
        self.customer_verified_at = Some(customer_verified_at);
        self
    }
}

/// A known telephone number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomerUserPhone {
    pub number: String,
    pub country: Option<Country>,
    pub customer_verified_at: Option<rt::types::DateTime>,
}

rt::object!(CustomerUserPhone {
    number: required = "number",
    country: optional = "country",
    customer_verified_at: optional = "customer_verified_at",
});

impl CustomerUserPhone {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(number: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            country: None,
            customer_verified_at: None,
        }
    }

    #[must_use]
    pub fn country(mut self, country: Country) -> Self {
        self.country = Some(country);
        self
    }

    #[must_use]
    pub fn customer_verified_at(
        mut self,
        customer_verified_at: rt::types::DateTime,
    ) -> Self {
        self.customer_verified_at = Some(customer_verified_at);
        self
    }
}

/// Settings that override the application's in this session.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LinkSessionSettings {
    pub providers: Option<Vec<Provider>>,
    pub products: Option<ProductsSettings>,
    pub countries: Option<Vec<Country>>,
}

rt::object!(LinkSessionSettings {
    providers: optional = "providers",
    products: optional = "products",
    countries: optional = "countries",
});

impl LinkSessionSettings {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn providers(mut self, providers: Vec<Provider>) -> Self {
        self.providers = Some(providers);
        self
    }

    #[must_use]
    pub fn products(mut self, products: ProductsSettings) -> Self {
        self.products = Some(products);
        self
    }

    #[must_use]
    pub fn countries(mut self, countries: Vec<Country>) -> Self {
        self.countries = Some(countries);
        self
    }
}

/// Settings for each product.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProductsSettings {
    pub account_numbers: Option<ProductSettings>,
    pub identity: Option<ProductSettings>,
    pub transactions: Option<TransactionsProductSettings>,
    pub investments: Option<ProductSettings>,
}

rt::object!(ProductsSettings {
    account_numbers: optional = "account_numbers",
    identity: optional = "identity",
    transactions: optional = "transactions",
    investments: optional = "investments",
});

impl ProductsSettings {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn account_numbers(mut self, account_numbers: ProductSettings) -> Self {
        self.account_numbers = Some(account_numbers);
        self
    }

    #[must_use]
    pub fn identity(mut self, identity: ProductSettings) -> Self {
        self.identity = Some(identity);
        self
    }

    #[must_use]
    pub fn transactions(mut self, transactions: TransactionsProductSettings) -> Self {
        self.transactions = Some(transactions);
        self
    }

    #[must_use]
    pub fn investments(mut self, investments: ProductSettings) -> Self {
        self.investments = Some(investments);
        self
    }
}

/// Settings for a product.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ProductSettings {
    /// Defaults to `false`.
    pub required: Option<bool>,
    /// Defaults to `false`.
    pub require_permission: Option<bool>,
    /// Defaults to `false`.
    pub prefetch: Option<bool>,
    pub reason: Option<String>,
}

rt::object!(ProductSettings {
    required: optional = "required",
    require_permission: optional = "require_permission",
    prefetch: optional = "prefetch",
    reason: optional = "reason",
});

impl ProductSettings {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn require_permission(mut self, require_permission: bool) -> Self {
        self.require_permission = Some(require_permission);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = Some(prefetch);
        self
    }

    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

/// Settings for transactions.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct TransactionsProductSettings {
    /// Defaults to `false`.
    pub required: Option<bool>,
    /// Defaults to `false`.
    pub require_permission: Option<bool>,
    /// Defaults to `false`.
    pub prefetch: Option<bool>,
    pub reason: Option<String>,
}

rt::object!(TransactionsProductSettings {
    required: optional = "required",
    require_permission: optional = "require_permission",
    prefetch: optional = "prefetch",
    reason: optional = "reason",
});

impl TransactionsProductSettings {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn require_permission(mut self, require_permission: bool) -> Self {
        self.require_permission = Some(require_permission);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = Some(prefetch);
        self
    }

    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

/// Options of the linking dialogue.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct ConnectFeatures {
    /// Defaults to `false`.
    pub issue_reporter: Option<bool>,
    /// Defaults to `false`.
    pub enable_money_id: Option<bool>,
    /// Defaults to `false`.
    pub duplicate_institution_warning: Option<bool>,
    /// Defaults to `false`.
    pub duplicate_institution_rejected: Option<bool>,
    /// Defaults to `false`.
    pub connect_manually: Option<bool>,
    /// Defaults to `false`.
    pub permit_only_one_account: Option<bool>,
    /// Defaults to `false`.
    pub permit_only_depository_accounts: Option<bool>,
}

rt::object!(ConnectFeatures {
    issue_reporter: optional = "issue_reporter",
    enable_money_id: optional = "enable_money_id",
    duplicate_institution_warning: optional = "duplicate_institution_warning",
    duplicate_institution_rejected: optional = "duplicate_institution_rejected",
    connect_manually: optional = "connect_manually",
    permit_only_one_account: optional = "permit_only_one_account",
    permit_only_depository_accounts: optional = "permit_only_depository_accounts",
});

impl ConnectFeatures {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn issue_reporter(mut self, issue_reporter: bool) -> Self {
        self.issue_reporter = Some(issue_reporter);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn enable_money_id(mut self, enable_money_id: bool) -> Self {
        self.enable_money_id = Some(enable_money_id);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn duplicate_institution_warning(
        mut self,
        duplicate_institution_warning: bool,
    ) -> Self {
        self.duplicate_institution_warning = Some(duplicate_institution_warning);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn duplicate_institution_rejected(
        mut self,
        duplicate_institution_rejected: bool,
    ) -> Self {
        self.duplicate_institution_rejected = Some(duplicate_institution_rejected);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn connect_manually(mut self, connect_manually: bool) -> Self {
        self.connect_manually = Some(connect_manually);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn permit_only_one_account(mut self, permit_only_one_account: bool) -> Self {
        self.permit_only_one_account = Some(permit_only_one_account);
        self
    }

    /// Defaults to `false`.
    #[must_use]
    pub fn permit_only_depository_accounts(
        mut self,
        permit_only_depository_accounts: bool,
    ) -> Self {
        self.permit_only_depository_accounts = Some(permit_only_depository_accounts);
        self
    }
}

/// Settings of the sandbox's generated data.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomSandboxData {
    pub accounts: Vec<CustomSandboxAccount>,
    pub owners: Option<Vec<Owner>>,
}

rt::object!(CustomSandboxData {
    accounts: required = "accounts",
    owners: optional = "owners",
});

impl CustomSandboxData {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(accounts: Vec<CustomSandboxAccount>) -> Self {
        Self { accounts, owners: None }
    }

    #[must_use]
    pub fn owners(mut self, owners: Vec<Owner>) -> Self {
        self.owners = Some(owners);
        self
    }
}

/// An account that the sandbox generates.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CustomSandboxAccount {
    pub account_type: String,
    pub name: String,
    pub account_number: String,
    pub routing_number: Option<String>,
}

rt::object!(CustomSandboxAccount {
    account_type: required = "account_type",
    name: required = "name",
    account_number: required = "account_number",
    routing_number: optional = "routing_number",
});

impl CustomSandboxAccount {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        account_type: impl Into<String>,
        name: impl Into<String>,
        account_number: impl Into<String>,
    ) -> Self {
        Self {
            account_type: account_type.into(),
            name: name.into(),
            account_number: account_number.into(),
            routing_number: None,
        }
    }

    #[must_use]
    pub fn routing_number(mut self, routing_number: impl Into<String>) -> Self {
        self.routing_number = Some(routing_number.into());
        self
    }
}

/// A link session, ready for the front end.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkSession {
    pub link_session_token: rt::Secret,
}

rt::object!(LinkSession {
    link_session_token: hidden = "link_session_token",
});

/// A link to import, with its data.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkImport {
    pub customer_user: CustomerUser,
    pub provider: Option<Provider>,
    /// MoneyKit's id, or a provider's name and id: `mx.chase`.
    pub institution_id: String,
    pub accounts: Vec<AccountImport>,
    pub transactions: Vec<TransactionImport>,
}

rt::object!(LinkImport {
    customer_user: required = "customer_user",
    provider: optional = "provider",
    institution_id: required = "institution_id",
    accounts: required = "accounts",
    transactions: required = "transactions",
});

impl LinkImport {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        customer_user: CustomerUser,
        institution_id: impl Into<String>,
        accounts: Vec<AccountImport>,
        transactions: Vec<TransactionImport>,
    ) -> Self {
        Self {
            customer_user,
            provider: None,
            institution_id: institution_id.into(),
            accounts,
            transactions,
        }
    }

    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.provider = Some(provider);
        self
    }
}

/// An account to import.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountImport {
    pub account_id: String,
    pub name: String,
    pub nickname: Option<String>,
    pub r#type: String,
    pub mask: Option<String>,
    pub balances: AccountBalances,
}

rt::object!(AccountImport {
    account_id: required = "account_id",
    name: required = "name",
    nickname: optional = "nickname",
    r#type: required = "type",
    mask: optional = "mask",
    balances: required = "balances",
});

impl AccountImport {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        account_id: impl Into<String>,
        name: impl Into<String>,
        r#type: impl Into<String>,
        balances: AccountBalances,
    ) -> Self {
        Self {
            account_id: account_id.into(),
            name: name.into(),
            nickname: None,
            r#type: r#type.into(),
            mask: None,
            balances,
        }
    }

    #[must_use]
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = Some(nickname.into());
        self
    }

    #[must_use]
    pub fn mask(mut self, mask: impl Into<String>) -> Self {
        self.mask = Some(mask.into());
        self
    }
}

/// A transaction to import.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionImport {
    pub account_id: String,
    pub transaction_id: Option<String>,
    pub amount: rt::types::Decimal,
    pub date: rt::types::Date,
    pub description: Option<String>,
    pub r#type: Option<String>,
}

rt::object!(TransactionImport {
    account_id: required = "account_id",
    transaction_id: optional = "transaction_id",
    amount: required = "amount",
    date: required = "date",
    description: optional = "description",
    r#type: optional = "type",
});

impl TransactionImport {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        account_id: impl Into<String>,
        amount: rt::types::Decimal,
        date: rt::types::Date,
    ) -> Self {
        Self {
            account_id: account_id.into(),
            transaction_id: None,
            amount,
            date,
            description: None,
            r#type: None,
        }
    }

    #[must_use]
    pub fn transaction_id(mut self, transaction_id: impl Into<String>) -> Self {
        self.transaction_id = Some(transaction_id.into());
        self
    }

    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    #[must_use]
    pub fn r#type(mut self, r#type: impl Into<String>) -> Self {
        self.r#type = Some(r#type.into());
        self
    }
}

/// An account at an institution.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Account {
    pub account_id: String,
    /// A type and a subtype: `depository.checking`.
    pub account_type: String,
    pub name: String,
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    pub account_mask: Option<String>,
    pub balances: AccountBalances,
    /// The id from the import.
    pub original_id: Option<String>,
    pub closed: Option<bool>,
}

rt::object!(Account {
    account_id: required = "account_id",
    account_type: required = "account_type",
    name: required = "name",
    nickname: optional = "nickname",
    account_mask: optional = "account_mask",
    balances: required = "balances",
    original_id: optional = "original_id",
    closed: optional = "closed",
});

/// The balances of an account.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountBalances {
    pub currency: Option<String>,
    pub available: Option<rt::types::Decimal>,
    /// The balance. For credit and loans, the amount owed.
    pub current: Option<rt::types::Decimal>,
    /// The credit or overdraft limit.
    pub limit: Option<rt::types::Decimal>,
    pub balance_date: Option<rt::types::DateTime>,
}

rt::object!(AccountBalances {
    currency: optional = "currency",
    available: optional = "available",
    current: optional = "current",
    limit: optional = "limit",
    balance_date: optional = "balance_date",
});

impl AccountBalances {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    #[must_use]
    pub fn available(mut self, available: rt::types::Decimal) -> Self {
        self.available = Some(available);
        self
    }

    /// The balance. For credit and loans, the amount owed.
    #[must_use]
    pub fn current(mut self, current: rt::types::Decimal) -> Self {
        self.current = Some(current);
        self
    }

    /// The credit or overdraft limit.
    #[must_use]
    pub fn limit(mut self, limit: rt::types::Decimal) -> Self {
        self.limit = Some(limit);
        self
    }

    #[must_use]
    pub fn balance_date(mut self, balance_date: rt::types::DateTime) -> Self {
        self.balance_date = Some(balance_date);
        self
    }
}

/// One account, and its link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountReply {
    pub account: Account,
    pub link: Link,
}

rt::object!(AccountReply {
    account: required = "account",
    link: required = "link",
});

/// A link's accounts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountsReply {
    pub accounts: Vec<Account>,
    pub link: Link,
}

rt::object!(AccountsReply {
    accounts: required = "accounts",
    link: required = "link",
});

/// A user's accounts, by link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserAccountsReply {
    /// By link id.
    pub links: std::collections::BTreeMap<String, UserLinkAccounts>,
}

rt::object!(UserAccountsReply {
    links: required = "links",
});

/// The accounts of one link, with or without the time of the last update.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UserLinkAccounts {
    /// A [`AccountGroup`].
    AccountGroup(AccountGroup),
    /// A [`Account`], in a list.
    AccountList(Vec<Account>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(UserLinkAccounts {
    AccountGroup = rt::Shape::Map,
    AccountList = rt::Shape::List(&rt::Shape::Any),
    ..Other
});

/// The accounts of one link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountGroup {
    pub accounts: Vec<Account>,
    pub last_synced_at: Option<rt::types::DateTime>,
}

rt::object!(AccountGroup {
    accounts: required = "accounts",
    last_synced_at: optional = "last_synced_at",
});

/// Accounts with their numbers, and their link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountNumbersReply {
    pub accounts: Vec<AccountWithNumbers>,
    pub link: Link,
}

rt::object!(AccountNumbersReply {
    accounts: required = "accounts",
    link: required = "link",
});

/// An account with its numbers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountWithNumbers {
    pub account_id: String,
    /// A type and a subtype: `depository.checking`.
    pub account_type: String,
    pub name: String,
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    pub account_mask: Option<String>,
    pub balances: AccountBalances,
    /// The id from the import.
    pub original_id: Option<String>,
    pub closed: Option<bool>,
    pub numbers: AccountNumbers,
}

rt::object!(AccountWithNumbers {
    account_id: required = "account_id",
    account_type: required = "account_type",
    name: required = "name",
    nickname: optional = "nickname",
    account_mask: optional = "account_mask",
    balances: required = "balances",
    original_id: optional = "original_id",
    closed: optional = "closed",
    numbers: required = "numbers",
});

/// The numbers of an account, by payment system.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountNumbers {
    pub ach: Vec<AchNumber>,
    pub eft: Vec<EftNumber>,
    pub bacs: Vec<BacsNumber>,
    pub international: Vec<InternationalNumber>,
}

rt::object!(AccountNumbers {
    ach: required = "ach",
    eft: required = "eft",
    bacs: required = "bacs",
    international: required = "international",
});

/// Numbers for transfers in the United States.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AchNumber {
    pub account_number: String,
    pub routing_number: String,
    pub wire_routing_number: Option<String>,
}

rt::object!(AchNumber {
    account_number: required = "account_number",
    routing_number: required = "routing_number",
    wire_routing_number: optional = "wire_routing_number",
});

/// Numbers for transfers in Canada.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EftNumber {
    pub account_number: String,
    pub institution_number: String,
    pub branch_number: String,
}

rt::object!(EftNumber {
    account_number: required = "account_number",
    institution_number: required = "institution_number",
    branch_number: required = "branch_number",
});

/// Numbers for transfers in the United Kingdom.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BacsNumber {
    pub account_number: String,
    pub sort_code: String,
}

rt::object!(BacsNumber {
    account_number: required = "account_number",
    sort_code: required = "sort_code",
});

/// Numbers for international transfers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InternationalNumber {
    pub iban: String,
    pub bic: String,
}

rt::object!(InternationalNumber {
    iban: required = "iban",
    bic: required = "bic",
});

/// Accounts with their owners, and their link.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct IdentityReply {
    pub accounts: Vec<AccountIdentity>,
    pub link: Link,
}

rt::object!(IdentityReply {
    accounts: required = "accounts",
    link: required = "link",
});

/// An account with its owners.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccountIdentity {
    pub account_id: String,
    /// A type and a subtype: `depository.checking`.
    pub account_type: String,
    pub name: String,
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    pub account_mask: Option<String>,
    pub balances: AccountBalances,
    /// The id from the import.
    pub original_id: Option<String>,
    pub closed: Option<bool>,
    pub owners: Vec<Owner>,
}

rt::object!(AccountIdentity {
    account_id: required = "account_id",
    account_type: required = "account_type",
    name: required = "name",
    nickname: optional = "nickname",
    account_mask: optional = "account_mask",
    balances: required = "balances",
    original_id: optional = "original_id",
    closed: optional = "closed",
    owners: required = "owners",
});

/// An owner of an account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Owner {
    pub names: Vec<String>,
    pub addresses: Vec<Address>,
    pub phone_numbers: Vec<PhoneNumber>,
    pub emails: Vec<Email>,
}

rt::object!(Owner {
    names: required = "names",
    addresses: required = "addresses",
    phone_numbers: required = "phone_numbers",
    emails: required = "emails",
});

impl Owner {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(
        names: Vec<String>,
        addresses: Vec<Address>,
        phone_numbers: Vec<PhoneNumber>,
        emails: Vec<Email>,
    ) -> Self {
        Self {
            names,
            addresses,
            phone_numbers,
            emails,
        }
    }
}

/// An owner's address.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct Address {
    pub city: Option<String>,
    pub country: Option<String>,
    pub postal_code: Option<String>,
    pub region: Option<String>,
    pub street: Option<String>,
    pub primary: Option<bool>,
}

rt::object!(Address {
    city: optional = "city",
    country: optional = "country",
    postal_code: optional = "postal_code",
    region: optional = "region",
    street: optional = "street",
    primary: optional = "primary",
});

impl Address {
    /// Creates an empty value.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    #[must_use]
    pub fn postal_code(mut self, postal_code: impl Into<String>) -> Self {
        self.postal_code = Some(postal_code.into());
        self
    }

    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    #[must_use]
    pub fn street(mut self, street: impl Into<String>) -> Self {
        self.street = Some(street.into());
        self
    }

    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

/// An owner's telephone number.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct PhoneNumber {
    pub number: String,
    pub primary: Option<bool>,
    pub r#type: PhoneNumberType,
}

rt::object!(PhoneNumber {
    number: required = "number",
    primary: optional = "primary",
    r#type: required = "type",
});

impl PhoneNumber {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(number: impl Into<String>, r#type: PhoneNumberType) -> Self {
        Self {
            number: number.into(),
            primary: None,
            r#type,
        }
    }

    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

/// An owner's e-mail address.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Email {
    pub address: String,
    pub primary: Option<bool>,
}

rt::object!(Email {
    address: required = "address",
    primary: optional = "primary",
});

impl Email {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            primary: None,
        }
    }

    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

/// A transaction of an account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Transaction {
    pub transaction_id: String,
    pub account_id: String,
    /// Never negative. `type` is the direction.
    pub amount: rt::types::Decimal,
    pub r#type: TransactionType,
    pub currency: String,
    /// The posting date, or the start date while it is pending.
    pub date: rt::types::Date,
    /// In the local time of the institution or the owner.
    pub datetime: Option<rt::types::DateTime>,
    pub description: Option<String>,
    pub raw_description: Option<String>,
    pub pending: bool,
    #[deprecated]
    pub category: Option<String>,
    pub enrichment: Option<TransactionEnrichment>,
    /// The id from the import.
    pub original_id: Option<String>,
}

rt::object!(Transaction {
    transaction_id: required = "transaction_id",
    account_id: required = "account_id",
    amount: required = "amount",
    r#type: required = "type",
    currency: required = "currency",
    date: required = "date",
    datetime: optional = "datetime",
    description: optional = "description",
    raw_description: optional = "raw_description",
    pending: required = "pending",
    category: optional = "category",
    enrichment: optional = "enrichment",
    original_id: optional = "original_id",
});

/// Enriched data of a transaction.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionEnrichment {
    pub category: TransactionCategory,
    pub subcategory: Option<TransactionSubcategory>,
    pub merchant: Option<TransactionMerchant>,
    pub processor: Option<TransactionProcessor>,
    pub recurrence: Option<TransactionRecurrence>,
}

rt::object!(TransactionEnrichment {
    category: required = "category",
    subcategory: optional = "subcategory",
    merchant: optional = "merchant",
    processor: optional = "processor",
    recurrence: optional = "recurrence",
});

/// A category and its confidence.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionCategory {
    pub value: String,
    /// Percent.
    pub confidence: Option<i64>,
}

rt::object!(TransactionCategory {
    value: required = "value",
    confidence: optional = "confidence",
});

/// A detailed category and its confidence.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionSubcategory {
    pub value: String,
    /// Percent.
    pub confidence: Option<i64>,
}

rt::object!(TransactionSubcategory {
    value: required = "value",
    confidence: optional = "confidence",
});

/// The merchant and the confidence of the match.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionMerchant {
    pub id: Option<String>,
    pub name: Option<String>,
    pub logo: Option<String>,
    /// Percent.
    pub confidence: Option<i64>,
}

rt::object!(TransactionMerchant {
    id: optional = "id",
    name: optional = "name",
    logo: optional = "logo",
    confidence: optional = "confidence",
});

/// The payment processor and the confidence of the match.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionProcessor {
    pub id: Option<String>,
    pub name: Option<String>,
    pub logo: Option<String>,
    /// Percent.
    pub confidence: Option<i64>,
}

rt::object!(TransactionProcessor {
    id: optional = "id",
    name: optional = "name",
    logo: optional = "logo",
    confidence: optional = "confidence",
});

/// The recurrence of a transaction.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionRecurrence {
    pub frequency: Option<String>,
    pub next_predicted_date: Option<rt::types::Date>,
}

rt::object!(TransactionRecurrence {
    frequency: optional = "frequency",
    next_predicted_date: optional = "next_predicted_date",
});

/// A page of a link's transactions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionsPage {
    pub total: i64,
    pub page: i64,
    pub size: i64,
    pub transactions: Vec<Transaction>,
    pub accounts: Vec<Account>,
    pub link: Link,
}

rt::object!(TransactionsPage {
    total: required = "total",
    page: required = "page",
    size: required = "size",
    transactions: required = "transactions",
    accounts: required = "accounts",
    link: required = "link",
});

/// A page of a user's transactions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UserTransactionsPage {
    pub total: i64,
    pub page: i64,
    pub size: i64,
    pub transactions: Vec<Transaction>,
    pub accounts: UserTransactionAccounts,
}

rt::object!(UserTransactionsPage {
    total: required = "total",
    page: required = "page",
    size: required = "size",
    transactions: required = "transactions",
    accounts: required = "accounts",
});

/// The accounts that the transactions belong to: by id, or as a list.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UserTransactionAccounts {
    /// A [`BasicAccountDetails`], in a map.
    BasicAccountDetailsMap(std::collections::BTreeMap<String, BasicAccountDetails>),
    /// A [`Account`], in a list.
    AccountList(Vec<Account>),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(UserTransactionAccounts {
    BasicAccountDetailsMap = rt::Shape::Map,
    AccountList = rt::Shape::List(&rt::Shape::Any),
    ..Other
});

/// The account data in a list of transactions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BasicAccountDetails {
    pub name: String,
    pub last_synced_at: Option<rt::types::DateTime>,
    pub institution_id: String,
    pub link_id: String,
}

rt::object!(BasicAccountDetails {
    name: required = "name",
    last_synced_at: optional = "last_synced_at",
    institution_id: required = "institution_id",
    link_id: required = "link_id",
});

/// A page of changes.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionSyncPage {
    pub transactions: TransactionSync,
    pub accounts: Option<Vec<Account>>,
    pub cursor: NextCursor,
    /// Whether there are more changes after the next cursor.
    pub has_more: bool,
    pub link: Link,
}

rt::object!(TransactionSyncPage {
    transactions: required = "transactions",
    accounts: optional = "accounts",
    cursor: required = "cursor",
    has_more: required = "has_more",
    link: required = "link",
});

/// The changes since the cursor. The lists are unordered.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionSync {
    pub created: Vec<Transaction>,
    pub updated: Vec<Transaction>,
    pub removed: Vec<String>,
}

rt::object!(TransactionSync {
    created: required = "created",
    updated: required = "updated",
    removed: required = "removed",
});

/// The cursor of the next page.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct NextCursor {
    pub next: Option<String>,
}

rt::object!(NextCursor {
    next: optional = "next",
});

/// The right category of a transaction.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CategoryCorrection {
    pub category: PrimaryCategory,
    pub subcategory: Option<Subcategory>,
}

rt::object!(CategoryCorrection {
    category: required = "category",
    subcategory: optional = "subcategory",
});

impl CategoryCorrection {
    /// Creates a value from its required fields.
    #[must_use]
    pub fn new(category: PrimaryCategory) -> Self {
        Self {
            category,
            subcategory: None,
        }
    }

    #[must_use]
    pub fn subcategory(mut self, subcategory: Subcategory) -> Self {
        self.subcategory = Some(subcategory);
        self
    }
}

/// The corrected transaction, and earlier ones like it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct CorrectedTransactions {
    pub transactions: Vec<Transaction>,
    pub accounts: Vec<Account>,
    pub link: Link,
    pub cursor: NextCursor,
}

rt::object!(CorrectedTransactions {
    transactions: required = "transactions",
    accounts: required = "accounts",
    link: required = "link",
    cursor: required = "cursor",
});

/// The holdings of a link's investment accounts.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HoldingsReply {
    pub holdings: Vec<Holding>,
    pub securities: Vec<Security>,
    pub accounts: Vec<Account>,
    pub link: Link,
}

rt::object!(HoldingsReply {
    holdings: required = "holdings",
    securities: required = "securities",
    accounts: required = "accounts",
    link: required = "link",
});

/// A holding of a security.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Holding {
    pub account_id: String,
    pub security_id: String,
    pub quantity: rt::types::Decimal,
    pub price: Option<rt::types::Decimal>,
    pub price_datetime: Option<rt::types::DateTime>,
    pub value: Option<rt::types::Decimal>,
    pub cost_basis: Option<rt::types::Decimal>,
}

rt::object!(Holding {
    account_id: required = "account_id",
    security_id: required = "security_id",
    quantity: required = "quantity",
    price: optional = "price",
    price_datetime: optional = "price_datetime",
    value: optional = "value",
    cost_basis: optional = "cost_basis",
});

/// A security.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Security {
    pub security_id: String,
    pub name: String,
    pub r#type: SecurityType,
    pub currency: String,
    pub ticker: Option<String>,
    pub isin: Option<String>,
    pub sedol: Option<String>,
    pub close_price: Option<rt::types::Decimal>,
    pub close_date: Option<rt::types::Date>,
}

rt::object!(Security {
    security_id: required = "security_id",
    name: required = "name",
    r#type: required = "type",
    currency: required = "currency",
    ticker: optional = "ticker",
    isin: optional = "isin",
    sedol: optional = "sedol",
    close_price: optional = "close_price",
    close_date: optional = "close_date",
});

/// A page of a link's investment transactions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvestmentTransactionsPage {
    pub total: i64,
    pub page: i64,
    pub size: i64,
    pub investment_transactions: Vec<InvestmentTransaction>,
    pub securities: Vec<Security>,
    pub accounts: Vec<Account>,
    pub link: Link,
}

rt::object!(InvestmentTransactionsPage {
    total: required = "total",
    page: required = "page",
    size: required = "size",
    investment_transactions: required = "investment_transactions",
    securities: required = "securities",
    accounts: required = "accounts",
    link: required = "link",
});

/// A transaction of an investment account.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InvestmentTransaction {
    pub investment_transaction_id: String,
    pub account_id: String,
    pub amount: rt::types::Decimal,
    pub date: rt::types::Date,
    pub datetime: Option<rt::types::DateTime>,
    pub description: String,
    /// A type, often with a subtype: `buy`, `fee.transfer_fee`.
    pub r#type: String,
    pub fees: Option<rt::types::Decimal>,
    pub forex_rate: Option<rt::types::Decimal>,
    pub price: Option<rt::types::Decimal>,
    pub quantity: Option<rt::types::Decimal>,
    pub security_id: Option<String>,
}

rt::object!(InvestmentTransaction {
    investment_transaction_id: required = "investment_transaction_id",
    account_id: required = "account_id",
    amount: required = "amount",
    date: required = "date",
    datetime: optional = "datetime",
    description: required = "description",
    r#type: required = "type",
    fees: optional = "fees",
    forex_rate: optional = "forex_rate",
    price: optional = "price",
    quantity: optional = "quantity",
    security_id: optional = "security_id",
});

/// A bank or another financial institution.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Institution {
    pub institution_id: String,
    pub institution_id_aliases: Vec<String>,
    pub name: String,
    pub country: Country,
    pub domain: Option<String>,
    pub color: Option<String>,
    pub color_dark: Option<String>,
    pub is_featured: bool,
}

rt::object!(Institution {
    institution_id: required = "institution_id",
    institution_id_aliases: required = "institution_id_aliases",
    name: required = "name",
    country: required = "country",
    domain: optional = "domain",
    color: optional = "color",
    color_dark: optional = "color_dark",
    is_featured: required = "is_featured",
});

/// A page of institutions.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct InstitutionsPage {
    pub institutions: Vec<Institution>,
    pub cursors: NextCursor,
}

rt::object!(InstitutionsPage {
    institutions: required = "institutions",
    cursors: required = "cursors",
});

/// An access token.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AccessToken {
    pub access_token: rt::Secret,
    pub token_type: String,
    pub expires_in: i64,
}

rt::object!(AccessToken {
    access_token: hidden = "access_token",
    token_type: required = "token_type",
    expires_in: required = "expires_in",
});

/// The client that the access token belongs to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ClientDetails {
    pub client_id: String,
    #[deprecated]
    pub client_name: String,
    pub scope: String,
    pub app: AppDetails,
    pub disabled_at: Option<rt::types::DateTime>,
}

rt::object!(ClientDetails {
    client_id: required = "client_id",
    client_name: required = "client_name",
    scope: required = "scope",
    app: required = "app",
    disabled_at: optional = "disabled_at",
});

/// The application that a client belongs to.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct AppDetails {
    pub app_id: Option<String>,
    pub name: Option<String>,
    pub id: String,
    pub app_name: String,
}

rt::object!(AppDetails {
    app_id: optional = "app_id",
    name: optional = "name",
    id: required = "id",
    app_name: required = "app_name",
});

/// Public keys (RFC 7517).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct JwkSet {
    pub keys: Vec<Jwk>,
}

rt::object!(JwkSet {
    keys: required = "keys",
});

/// A public key (RFC 7517 §4); for an elliptic curve, `crv`, `x` and `y`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Jwk {
    pub kty: String,
    pub r#use: Option<String>,
    pub alg: Option<String>,
    pub kid: Option<String>,
    pub crv: Option<String>,
    pub x: Option<String>,
    pub y: Option<String>,
}

rt::object!(Jwk {
    kty: required = "kty",
    r#use: optional = "use",
    alg: optional = "alg",
    kid: optional = "kid",
    crv: optional = "crv",
    x: optional = "x",
    y: optional = "y",
});

/// An error about a link's state.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BadLinkState {
    pub error_code: String,
    pub error_message: String,
    pub documentation_url: Option<String>,
    /// The state of the link.
    pub link_error_code: String,
}

rt::object!(BadLinkState {
    error_code: required = "error_code",
    error_message: required = "error_message",
    documentation_url: optional = "documentation_url",
    link_error_code: required = "link_error_code",
});

/// An invalid request.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationFailure {
    pub error_code: String,
    pub error_message: String,
    pub documentation_url: Option<String>,
    pub validation_errors: Vec<ValidationError>,
}

rt::object!(ValidationFailure {
    error_code: required = "error_code",
    error_message: required = "error_message",
    documentation_url: optional = "documentation_url",
    validation_errors: required = "validation_errors",
});

/// An error and its location.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ValidationError {
    pub location: Vec<ValidationLocation>,
    pub message: String,
    pub r#type: String,
}

rt::object!(ValidationError {
    location: required = "location",
    message: required = "message",
    r#type: required = "type",
});

/// A step of the path to the value: a name or a list index.
#[allow(
    clippy::large_enum_variant,
    reason = "the provider determines the size of its \
         variants"
)]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ValidationLocation {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Any other value, unchanged.
    Other(rt::Json),
}

rt::open_union!(ValidationLocation {
    Integer = rt::Shape::Integer,
    String = rt::Shape::Text,
    ..Other
});

impl std::fmt::Display for ValidationLocation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Integer(value) => std::fmt::Display::fmt(value, f),
            Self::String(value) => std::fmt::Display::fmt(value, f),
            Self::Other(value) => std::fmt::Display::fmt(value, f),
        }
    }
}

/// A link's state changed.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct LinkStateChanged {
    pub webhook_event: Option<String>,
    pub webhook_major_version: Option<i64>,
    pub webhook_minor_version: Option<i64>,
    pub webhook_idempotency_key: String,
    pub webhook_timestamp: rt::types::DateTime,
    pub link_id: String,
    pub link_tags: Vec<String>,
    pub state: LinkState,
    pub error: Option<Option<LinkError>>,
    pub error_message: Option<Option<String>>,
}

rt::object!(LinkStateChanged {
    webhook_event: optional = "webhook_event",
    webhook_major_version: optional = "webhook_major_version",
    webhook_minor_version: optional = "webhook_minor_version",
    webhook_idempotency_key: required = "webhook_idempotency_key",
    webhook_timestamp: required = "webhook_timestamp",
    link_id: required = "link_id",
    link_tags: required = "link_tags",
    state: required = "state",
    error: maybe = "error",
    error_message: maybe = "error_message",
});

/// The state of a product's data changed.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct ProductStateChanged {
    pub webhook_event: Option<String>,
    pub webhook_major_version: Option<i64>,
    pub webhook_minor_version: Option<i64>,
    pub webhook_idempotency_key: String,
    pub webhook_timestamp: rt::types::DateTime,
    pub link_id: String,
    pub link_tags: Vec<String>,
    pub product: Product,
    pub state: ProductState,
    pub state_changed_at: rt::types::DateTime,
    pub error_message: Option<Option<String>>,
}

rt::object!(ProductStateChanged {
    webhook_event: optional = "webhook_event",
    webhook_major_version: optional = "webhook_major_version",
    webhook_minor_version: optional = "webhook_minor_version",
    webhook_idempotency_key: required = "webhook_idempotency_key",
    webhook_timestamp: required = "webhook_timestamp",
    link_id: required = "link_id",
    link_tags: required = "link_tags",
    product: required = "product",
    state: required = "state",
    state_changed_at: required = "state_changed_at",
    error_message: maybe = "error_message",
});

/// The transaction feed has updates.
#[allow(clippy::option_option, reason = "absent, null and a value differ")]
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TransactionUpdatesAvailable {
    pub webhook_event: Option<String>,
    pub webhook_major_version: Option<i64>,
    pub webhook_minor_version: Option<i64>,
    pub webhook_idempotency_key: String,
    pub webhook_timestamp: rt::types::DateTime,
    pub link_id: String,
    pub link_tags: Vec<String>,
    /// Whether the complete history is available.
    pub has_history: Option<Option<bool>>,
}

rt::object!(TransactionUpdatesAvailable {
    webhook_event: optional = "webhook_event",
    webhook_major_version: optional = "webhook_major_version",
    webhook_minor_version: optional = "webhook_minor_version",
    webhook_idempotency_key: required = "webhook_idempotency_key",
    webhook_timestamp: required = "webhook_timestamp",
    link_id: required = "link_id",
    link_tags: required = "link_tags",
    has_history: maybe = "has_history",
});

/// The state of a product's data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProductState {
    /// `pending`.
    Pending,
    /// `in_progress`.
    InProgress,
    /// `completed`.
    Completed,
    /// `failed`.
    Failed,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(ProductState {
    Pending = "pending",
    InProgress = "in_progress",
    Completed = "completed",
    Failed = "failed",
    ..Unknown
});

/// The state of a link.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkState {
    /// `connecting`.
    Connecting,
    /// `awaiting_token_exchange`.
    AwaitingTokenExchange,
    /// `connected`.
    Connected,
    /// `deleted`.
    Deleted,
    /// `error`.
    Error,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LinkState {
    Connecting = "connecting",
    AwaitingTokenExchange = "awaiting_token_exchange",
    Connected = "connected",
    Deleted = "deleted",
    Error = "error",
    ..Unknown
});

/// The error of a link.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkError {
    /// `system_error`.
    SystemError,
    /// `provider_error`.
    ProviderError,
    /// `institution_error`.
    InstitutionError,
    /// `user_error`.
    UserError,
    /// `auth_expired`.
    AuthExpired,
    /// `no_accounts`.
    NoAccounts,
    /// `user_setup_required`.
    UserSetupRequired,
    /// `invalid_credentials`.
    InvalidCredentials,
    /// `user_oauth_denied`.
    UserOauthDenied,
    /// `user_input_incorrect`.
    UserInputIncorrect,
    /// `incomplete`.
    Incomplete,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LinkError {
    SystemError = "system_error",
    ProviderError = "provider_error",
    InstitutionError = "institution_error",
    UserError = "user_error",
    AuthExpired = "auth_expired",
    NoAccounts = "no_accounts",
    UserSetupRequired = "user_setup_required",
    InvalidCredentials = "invalid_credentials",
    UserOauthDenied = "user_oauth_denied",
    UserInputIncorrect = "user_input_incorrect",
    Incomplete = "incomplete",
    ..Unknown
});

/// The reason why a product could not be refreshed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum LinkProductError {
    /// `rate_limit`.
    RateLimit,
    /// `auth_expired`.
    AuthExpired,
    /// `not_supported`.
    NotSupported,
    /// `timeout`.
    Timeout,
    /// `unknown`.
    UnknownValue,
    /// `no_accounts`.
    NoAccounts,
    /// `institution_error`.
    InstitutionError,
    /// `no_permission`.
    NoPermission,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(LinkProductError {
    RateLimit = "rate_limit",
    AuthExpired = "auth_expired",
    NotSupported = "not_supported",
    Timeout = "timeout",
    UnknownValue = "unknown",
    NoAccounts = "no_accounts",
    InstitutionError = "institution_error",
    NoPermission = "no_permission",
    ..Unknown
});

/// A kind of data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Product {
    /// `accounts`.
    Accounts,
    /// `account_numbers`.
    AccountNumbers,
    /// `identity`.
    Identity,
    /// `transactions`.
    Transactions,
    /// `investments`.
    Investments,
    /// `enrichment`.
    Enrichment,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Product {
    Accounts = "accounts",
    AccountNumbers = "account_numbers",
    Identity = "identity",
    Transactions = "transactions",
    Investments = "investments",
    Enrichment = "enrichment",
    ..Unknown
});

/// The provider that fetches the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Provider {
    /// `moneykit`.
    Moneykit,
    /// `finicity`.
    Finicity,
    /// `plaid`.
    Plaid,
    /// `yodlee`.
    Yodlee,
    /// `mx`.
    Mx,
    /// `akoya`.
    Akoya,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Provider {
    Moneykit = "moneykit",
    Finicity = "finicity",
    Plaid = "plaid",
    Yodlee = "yodlee",
    Mx = "mx",
    Akoya = "akoya",
    ..Unknown
});

/// A country whose institutions can be linked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Country {
    /// `US`.
    Us,
    /// `GB`.
    Gb,
    /// `CA`.
    Ca,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Country {
    Us = "US",
    Gb = "GB",
    Ca = "CA",
    ..Unknown
});

/// The type of a telephone number.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PhoneNumberType {
    /// `home`.
    Home,
    /// `work`.
    Work,
    /// `mobile`.
    Mobile,
    /// `other`.
    Other,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PhoneNumberType {
    Home = "home",
    Work = "work",
    Mobile = "mobile",
    Other = "other",
    ..Unknown
});

/// The direction of a transaction.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransactionType {
    /// `credit`.
    Credit,
    /// `debit`.
    Debit,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(TransactionType {
    Credit = "credit",
    Debit = "debit",
    ..Unknown
});

/// A category of transactions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PrimaryCategory {
    /// `banking`.
    Banking,
    /// `borrowing_and_loans`.
    BorrowingAndLoans,
    /// `charity`.
    Charity,
    /// `dependent_costs`.
    DependentCosts,
    /// `education`.
    Education,
    /// `entertainment`.
    Entertainment,
    /// `expenses`.
    Expenses,
    /// `food_and_drink`.
    FoodAndDrink,
    /// `gambling_and_lotteries`.
    GamblingAndLotteries,
    /// `general`.
    General,
    /// `health_and_personal_care`.
    HealthAndPersonalCare,
    /// `home`.
    Home,
    /// `income`.
    Income,
    /// `insurance`.
    Insurance,
    /// `media_and_telecoms`.
    MediaAndTelecoms,
    /// `mortgage_and_rent`.
    MortgageAndRent,
    /// `pensions_savings_and_investments`.
    PensionsSavingsAndInvestments,
    /// `shopping`.
    Shopping,
    /// `taxes`.
    Taxes,
    /// `transfers`.
    Transfers,
    /// `transport`.
    Transport,
    /// `travel`.
    Travel,
    /// `utilities`.
    Utilities,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(PrimaryCategory {
    Banking = "banking",
    BorrowingAndLoans = "borrowing_and_loans",
    Charity = "charity",
    DependentCosts = "dependent_costs",
    Education = "education",
    Entertainment = "entertainment",
    Expenses = "expenses",
    FoodAndDrink = "food_and_drink",
    GamblingAndLotteries = "gambling_and_lotteries",
    General = "general",
    HealthAndPersonalCare = "health_and_personal_care",
    Home = "home",
    Income = "income",
    Insurance = "insurance",
    MediaAndTelecoms = "media_and_telecoms",
    MortgageAndRent = "mortgage_and_rent",
    PensionsSavingsAndInvestments = "pensions_savings_and_investments",
    Shopping = "shopping",
    Taxes = "taxes",
    Transfers = "transfers",
    Transport = "transport",
    Travel = "travel",
    Utilities = "utilities",
    ..Unknown
});

/// A detailed category of transactions.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Subcategory {
    /// `account_fees_and_other_bank_charges`.
    AccountFeesAndOtherBankCharges,
    /// `atm_fees`.
    AtmFees,
    /// `cash_withdrawals`.
    CashWithdrawals,
    /// `currency_exchange_and_fees`.
    CurrencyExchangeAndFees,
    /// `interest`.
    Interest,
    /// `nsf_and_overdraft_fees`.
    NsfAndOverdraftFees,
    /// `other_banking`.
    OtherBanking,
    /// `outgoing_checks`.
    OutgoingChecks,
    /// `overdraft_protection`.
    OverdraftProtection,
    /// `refunds_and_reversals`.
    RefundsAndReversals,
    /// `unpaid_transactions`.
    UnpaidTransactions,
    /// `buy_now_pay_later`.
    BuyNowPayLater,
    /// `car_payment`.
    CarPayment,
    /// `cash_advance_loans`.
    CashAdvanceLoans,
    /// `credit_cards`.
    CreditCards,
    /// `debt_management`.
    DebtManagement,
    /// `loan_incoming`.
    LoanIncoming,
    /// `loan_repayment`.
    LoanRepayment,
    /// `other_borrowing_and_loans`.
    OtherBorrowingAndLoans,
    /// `student_loan`.
    StudentLoan,
    /// `vehicle_loan`.
    VehicleLoan,
    /// `charity`.
    Charity,
    /// `other_charity`.
    OtherCharity,
    /// `child_support`.
    ChildSupport,
    /// `childcare`.
    Childcare,
    /// `childrens_expenses`.
    ChildrensExpenses,
    /// `other_dependent_costs`.
    OtherDependentCosts,
    /// `driving_lessons`.
    DrivingLessons,
    /// `other_education`.
    OtherEducation,
    /// `university_and_tuition`.
    UniversityAndTuition,
    /// `books_and_reading`.
    BooksAndReading,
    /// `cinema`.
    Cinema,
    /// `gaming`.
    Gaming,
    /// `leisure_and_amusement_activities`.
    LeisureAndAmusementActivities,
    /// `other_entertainment`.
    OtherEntertainment,
    /// `other_events`.
    OtherEvents,
    /// `sport_events`.
    SportEvents,
    /// `theatre_concerts_and_tickets`.
    TheatreConcertsAndTickets,
    /// `business_expenses`.
    BusinessExpenses,
    /// `financial_and_legal_expenses`.
    FinancialAndLegalExpenses,
    /// `other_expenses`.
    OtherExpenses,
    /// `other_memberships_and_services`.
    OtherMembershipsAndServices,
    /// `postage_and_office_supplies`.
    PostageAndOfficeSupplies,
    /// `bars_and_pubs`.
    BarsAndPubs,
    /// `coffee`.
    Coffee,
    /// `convenience_stores`.
    ConvenienceStores,
    /// `eating_out_and_takeaways`.
    EatingOutAndTakeaways,
    /// `groceries`.
    Groceries,
    /// `other_eating_out`.
    OtherEatingOut,
    /// `other_food_and_drink`.
    OtherFoodAndDrink,
    /// `speciality_food_and_drink`.
    SpecialityFoodAndDrink,
    /// `gambling_and_betting`.
    GamblingAndBetting,
    /// `lotteries_and_sweepstakes`.
    LotteriesAndSweepstakes,
    /// `other_gambling_and_lotteries`.
    OtherGamblingAndLotteries,
    /// `other_general`.
    OtherGeneral,
    /// `beauty`.
    Beauty,
    /// `dental`.
    Dental,
    /// `gym_and_fitness`.
    GymAndFitness,
    /// `healthcare`.
    Healthcare,
    /// `other_health_and_personal_care`.
    OtherHealthAndPersonalCare,
    /// `optical`.
    Optical,
    /// `pharmacies_and_health_products`.
    PharmaciesAndHealthProducts,
    /// `sport_accessories_and_equipment`.
    SportAccessoriesAndEquipment,
    /// `furniture`.
    Furniture,
    /// `gardening`.
    Gardening,
    /// `home_maintenance`.
    HomeMaintenance,
    /// `household_goods`.
    HouseholdGoods,
    /// `laundry`.
    Laundry,
    /// `other_home`.
    OtherHome,
    /// `pets`.
    Pets,
    /// `benefits_and_social_security`.
    BenefitsAndSocialSecurity,
    /// `child_support_income`.
    ChildSupportIncome,
    /// `crypto_platform_incoming`.
    CryptoPlatformIncoming,
    /// `deposits`.
    Deposits,
    /// `employment_income`.
    EmploymentIncome,
    /// `investment_income`.
    InvestmentIncome,
    /// `other_income`.
    OtherIncome,
    /// `pension_income`.
    PensionIncome,
    /// `rental_income`.
    RentalIncome,
    /// `business_insurance`.
    BusinessInsurance,
    /// `health_and_life_insurance`.
    HealthAndLifeInsurance,
    /// `home_insurance`.
    HomeInsurance,
    /// `other_insurance`.
    OtherInsurance,
    /// `pet_insurance`.
    PetInsurance,
    /// `travel_insurance`.
    TravelInsurance,
    /// `vehicle_insurance`.
    VehicleInsurance,
    /// `broadband_phone_tv`.
    BroadbandPhoneTv,
    /// `digital_media_and_software`.
    DigitalMediaAndSoftware,
    /// `other_media_and_telecoms`.
    OtherMediaAndTelecoms,
    /// `tv_streaming_services`.
    TvStreamingServices,
    /// `mortgage`.
    Mortgage,
    /// `other_mortgage_and_rent`.
    OtherMortgageAndRent,
    /// `rent`.
    Rent,
    /// `crypto_platform_outgoing`.
    CryptoPlatformOutgoing,
    /// `investments`.
    Investments,
    /// `pensions`.
    Pensions,
    /// `other_pensions_savings_and_investments`.
    OtherPensionsSavingsAndInvestments,
    /// `savings`.
    Savings,
    /// `clothing_and_accessories`.
    ClothingAndAccessories,
    /// `department_stores`.
    DepartmentStores,
    /// `electronics_appliances_and_technology`.
    ElectronicsAppliancesAndTechnology,
    /// `flowers_and_gifts`.
    FlowersAndGifts,
    /// `general_online_shopping`.
    GeneralOnlineShopping,
    /// `hobbies`.
    Hobbies,
    /// `other_shopping`.
    OtherShopping,
    /// `smoking_and_vaping`.
    SmokingAndVaping,
    /// `federal_tax`.
    FederalTax,
    /// `other_taxes`.
    OtherTaxes,
    /// `internal_transfers`.
    InternalTransfers,
    /// `other_transfers`.
    OtherTransfers,
    /// `transfers_in`.
    TransfersIn,
    /// `transfers_out`.
    TransfersOut,
    /// `other_transport`.
    OtherTransport,
    /// `parking_and_tolls`.
    ParkingAndTolls,
    /// `public_transport`.
    PublicTransport,
    /// `taxi`.
    Taxi,
    /// `vehicle`.
    Vehicle,
    /// `vehicle_fuel_and_charging`.
    VehicleFuelAndCharging,
    /// `vehicle_rental`.
    VehicleRental,
    /// `petrol_and_vehicle_charging`.
    PetrolAndVehicleCharging,
    /// `flights_and_airport_expenses`.
    FlightsAndAirportExpenses,
    /// `holiday_and_travel_expenses`.
    HolidayAndTravelExpenses,
    /// `other_travel`.
    OtherTravel,
    /// `other_utilities`.
    OtherUtilities,
    /// `utilities_energy`.
    UtilitiesEnergy,
    /// `utilities_water_and_sewage`.
    UtilitiesWaterAndSewage,
    /// `waste_and_recycling`.
    WasteAndRecycling,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(Subcategory {
    AccountFeesAndOtherBankCharges = "account_fees_and_other_bank_charges",
    AtmFees = "atm_fees",
    CashWithdrawals = "cash_withdrawals",
    CurrencyExchangeAndFees = "currency_exchange_and_fees",
    Interest = "interest",
    NsfAndOverdraftFees = "nsf_and_overdraft_fees",
    OtherBanking = "other_banking",
    OutgoingChecks = "outgoing_checks",
    OverdraftProtection = "overdraft_protection",
    RefundsAndReversals = "refunds_and_reversals",
    UnpaidTransactions = "unpaid_transactions",
    BuyNowPayLater = "buy_now_pay_later",
    CarPayment = "car_payment",
    CashAdvanceLoans = "cash_advance_loans",
    CreditCards = "credit_cards",
    DebtManagement = "debt_management",
    LoanIncoming = "loan_incoming",
    LoanRepayment = "loan_repayment",
    OtherBorrowingAndLoans = "other_borrowing_and_loans",
    StudentLoan = "student_loan",
    VehicleLoan = "vehicle_loan",
    Charity = "charity",
    OtherCharity = "other_charity",
    ChildSupport = "child_support",
    Childcare = "childcare",
    ChildrensExpenses = "childrens_expenses",
    OtherDependentCosts = "other_dependent_costs",
    DrivingLessons = "driving_lessons",
    OtherEducation = "other_education",
    UniversityAndTuition = "university_and_tuition",
    BooksAndReading = "books_and_reading",
    Cinema = "cinema",
    Gaming = "gaming",
    LeisureAndAmusementActivities = "leisure_and_amusement_activities",
    OtherEntertainment = "other_entertainment",
    OtherEvents = "other_events",
    SportEvents = "sport_events",
    TheatreConcertsAndTickets = "theatre_concerts_and_tickets",
    BusinessExpenses = "business_expenses",
    FinancialAndLegalExpenses = "financial_and_legal_expenses",
    OtherExpenses = "other_expenses",
    OtherMembershipsAndServices = "other_memberships_and_services",
    PostageAndOfficeSupplies = "postage_and_office_supplies",
    BarsAndPubs = "bars_and_pubs",
    Coffee = "coffee",
    ConvenienceStores = "convenience_stores",
    EatingOutAndTakeaways = "eating_out_and_takeaways",
    Groceries = "groceries",
    OtherEatingOut = "other_eating_out",
    OtherFoodAndDrink = "other_food_and_drink",
    SpecialityFoodAndDrink = "speciality_food_and_drink",
    GamblingAndBetting = "gambling_and_betting",
    LotteriesAndSweepstakes = "lotteries_and_sweepstakes",
    OtherGamblingAndLotteries = "other_gambling_and_lotteries",
    OtherGeneral = "other_general",
    Beauty = "beauty",
    Dental = "dental",
    GymAndFitness = "gym_and_fitness",
    Healthcare = "healthcare",
    OtherHealthAndPersonalCare = "other_health_and_personal_care",
    Optical = "optical",
    PharmaciesAndHealthProducts = "pharmacies_and_health_products",
    SportAccessoriesAndEquipment = "sport_accessories_and_equipment",
    Furniture = "furniture",
    Gardening = "gardening",
    HomeMaintenance = "home_maintenance",
    HouseholdGoods = "household_goods",
    Laundry = "laundry",
    OtherHome = "other_home",
    Pets = "pets",
    BenefitsAndSocialSecurity = "benefits_and_social_security",
    ChildSupportIncome = "child_support_income",
    CryptoPlatformIncoming = "crypto_platform_incoming",
    Deposits = "deposits",
    EmploymentIncome = "employment_income",
    InvestmentIncome = "investment_income",
    OtherIncome = "other_income",
    PensionIncome = "pension_income",
    RentalIncome = "rental_income",
    BusinessInsurance = "business_insurance",
    HealthAndLifeInsurance = "health_and_life_insurance",
    HomeInsurance = "home_insurance",
    OtherInsurance = "other_insurance",
    PetInsurance = "pet_insurance",
    TravelInsurance = "travel_insurance",
    VehicleInsurance = "vehicle_insurance",
    BroadbandPhoneTv = "broadband_phone_tv",
    DigitalMediaAndSoftware = "digital_media_and_software",
    OtherMediaAndTelecoms = "other_media_and_telecoms",
    TvStreamingServices = "tv_streaming_services",
    Mortgage = "mortgage",
    OtherMortgageAndRent = "other_mortgage_and_rent",
    Rent = "rent",
    CryptoPlatformOutgoing = "crypto_platform_outgoing",
    Investments = "investments",
    Pensions = "pensions",
    OtherPensionsSavingsAndInvestments = "other_pensions_savings_and_investments",
    Savings = "savings",
    ClothingAndAccessories = "clothing_and_accessories",
    DepartmentStores = "department_stores",
    ElectronicsAppliancesAndTechnology = "electronics_appliances_and_technology",
    FlowersAndGifts = "flowers_and_gifts",
    GeneralOnlineShopping = "general_online_shopping",
    Hobbies = "hobbies",
    OtherShopping = "other_shopping",
    SmokingAndVaping = "smoking_and_vaping",
    FederalTax = "federal_tax",
    OtherTaxes = "other_taxes",
    InternalTransfers = "internal_transfers",
    OtherTransfers = "other_transfers",
    TransfersIn = "transfers_in",
    TransfersOut = "transfers_out",
    OtherTransport = "other_transport",
    ParkingAndTolls = "parking_and_tolls",
    PublicTransport = "public_transport",
    Taxi = "taxi",
    Vehicle = "vehicle",
    VehicleFuelAndCharging = "vehicle_fuel_and_charging",
    VehicleRental = "vehicle_rental",
    PetrolAndVehicleCharging = "petrol_and_vehicle_charging",
    FlightsAndAirportExpenses = "flights_and_airport_expenses",
    HolidayAndTravelExpenses = "holiday_and_travel_expenses",
    OtherTravel = "other_travel",
    OtherUtilities = "other_utilities",
    UtilitiesEnergy = "utilities_energy",
    UtilitiesWaterAndSewage = "utilities_water_and_sewage",
    WasteAndRecycling = "waste_and_recycling",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SecurityType {
    /// `cash`.
    Cash,
    /// `crypto`.
    Crypto,
    /// `derivative`.
    Derivative,
    /// `equity`.
    Equity,
    /// `etf`.
    Etf,
    /// `bond`.
    Bond,
    /// `loan`.
    Loan,
    /// `fund`.
    Fund,
    /// `unknown`.
    UnknownValue,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(SecurityType {
    Cash = "cash",
    Crypto = "crypto",
    Derivative = "derivative",
    Equity = "equity",
    Etf = "etf",
    Bond = "bond",
    Loan = "loan",
    Fund = "fund",
    UnknownValue = "unknown",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateAccessTokenGrantType {
    /// `client_credentials`.
    ClientCredentials,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(CreateAccessTokenGrantType {
    ClientCredentials = "client_credentials",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TriggerTestLinkWebhookEventWebhookEvent {
    /// `link.state_changed`.
    LinkStateChanged,
    /// `transactions.updates_available`.
    TransactionsUpdatesAvailable,
    /// `product.state_changed`.
    ProductStateChanged,
    /// `link.product_refresh`.
    LinkProductRefresh,
    /// A value that MoneyKit's spec does not list, unchanged.
    Unknown(String),
}

rt::open_enum!(TriggerTestLinkWebhookEventWebhookEvent {
    LinkStateChanged = "link.state_changed",
    TransactionsUpdatesAvailable = "transactions.updates_available",
    ProductStateChanged = "product.state_changed",
    LinkProductRefresh = "link.product_refresh",
    ..Unknown
});

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TriggerTestLinkWebhookEventReply {
    pub delivery_token: String,
}

rt::object!(TriggerTestLinkWebhookEventReply {
    delivery_token: required = "delivery_token",
});
