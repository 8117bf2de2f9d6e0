//! The types of MoneyKit's API.

use ::licit::rt;

/// A user's connection to an institution.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Link {
    /// `link_id`.
    pub link_id: String,
    /// `institution_id`.
    pub institution_id: String,
    /// `institution_name`.
    pub institution_name: String,
    /// `institution_avatar`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution_avatar: Option<String>,
    /// `state`.
    pub state: LinkState,
    /// `error_code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<LinkError>,
    /// `last_synced_at`.
    #[deprecated]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_synced_at: Option<rt::types::DateTime>,
    /// `provider`.
    pub provider: Provider,
    /// `link_tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_tags: Option<Vec<String>>,
    /// `tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
    /// `webhook`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<String>,
    /// `products`.
    pub products: LinkProducts,
    /// `available_products`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available_products: Option<Vec<Product>>,
}

/// The products of a link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkProducts {
    /// `accounts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<LinkProduct>,
    /// `account_numbers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_numbers: Option<LinkProduct>,
    /// `identity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<LinkProduct>,
    /// `transactions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transactions: Option<TransactionsLinkProduct>,
    /// `investments`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investments: Option<LinkProduct>,
    /// `enrichment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrichment: Option<LinkProduct>,
}

/// How a product of a link stands.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkProduct {
    /// `refreshed_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refreshed_at: Option<rt::types::DateTime>,
    /// `last_attempted_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_attempted_at: Option<rt::types::DateTime>,
    /// `error_code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<LinkProductError>,
    /// `error_message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// Why it cannot be refreshed at present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<String>,
    /// `settings`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<ProductSettings>,
}

/// How the transactions of a link stand.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionsLinkProduct {
    /// `refreshed_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refreshed_at: Option<rt::types::DateTime>,
    /// `last_attempted_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_attempted_at: Option<rt::types::DateTime>,
    /// `error_code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_code: Option<LinkProductError>,
    /// `error_message`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    /// `unavailable`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unavailable: Option<String>,
    /// `settings`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<TransactionsProductSettings>,
    /// `has_history`.
    #[deprecated]
    pub has_history: bool,
}

/// A page of links.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinksPage {
    /// `links`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<LinkSummary>>,
    /// `next_cursor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_cursor: Option<String>,
}

/// A link, in a list.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkSummary {
    /// `link_id`.
    pub link_id: String,
    /// `created_at`.
    pub created_at: rt::types::DateTime,
}

/// A user's links, by their ids.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserLinks {
    /// By link id.
    pub links: std::collections::BTreeMap<String, Link>,
}

/// What changes of a link; the rest stays.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkUpdate {
    /// Where events about the link are sent; null for nowhere.
    #[serde(with = "rt::maybe")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<Option<String>>,
    /// `link_tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_tags: Option<Vec<String>>,
    /// `tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tags: Option<Vec<String>>,
}

impl LinkUpdate {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            webhook: None,
            link_tags: None,
            tags: None,
        }
    }

    /// Where events about the link are sent; null for nowhere.
    #[must_use]
    pub fn webhook(mut self, webhook: Option<String>) -> Self {
        self.webhook = Some(webhook);
        self
    }

    /// Sets `link_tags`.
    #[must_use]
    pub fn link_tags(mut self, link_tags: Vec<String>) -> Self {
        self.link_tags = Some(link_tags);
        self
    }

    /// Sets `tags`.
    #[must_use]
    pub fn tags(mut self, tags: Vec<String>) -> Self {
        self.tags = Some(tags);
        self
    }
}

impl Default for LinkUpdate {
    fn default() -> Self {
        Self::new()
    }
}

/// The new link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ExchangedLink {
    /// `link_id`.
    #[deprecated]
    pub link_id: String,
    /// `link`.
    pub link: Link,
}

/// What a link session is made of.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkSessionInput {
    /// `settings`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settings: Option<LinkSessionSettings>,
    /// `customer_user`.
    pub customer_user: CustomerUser,
    /// The link to connect again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing_link_id: Option<String>,
    /// `institution_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub institution_id: Option<String>,
    /// Where the user comes back to after consent at the institution.
    pub redirect_uri: String,
    /// Where events about the link are sent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub webhook: Option<String>,
    /// `link_tags`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link_tags: Option<Vec<String>>,
    /// `connect_features`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect_features: Option<ConnectFeatures>,
    /// `custom_sandbox_data`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub custom_sandbox_data: Option<CustomSandboxData>,
}

impl LinkSessionInput {
    /// With what is required.
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

    /// Sets `settings`.
    #[must_use]
    pub fn settings(mut self, settings: LinkSessionSettings) -> Self {
        self.settings = Some(settings);
        self
    }

    /// The link to connect again.
    #[must_use]
    pub fn existing_link_id(mut self, existing_link_id: impl Into<String>) -> Self {
        self.existing_link_id = Some(existing_link_id.into());
        self
    }

    /// Sets `institution_id`.
    #[must_use]
    pub fn institution_id(mut self, institution_id: impl Into<String>) -> Self {
        self.institution_id = Some(institution_id.into());
        self
    }

    /// Where events about the link are sent.
    #[must_use]
    pub fn webhook(mut self, webhook: impl Into<String>) -> Self {
        self.webhook = Some(webhook.into());
        self
    }

    /// Sets `link_tags`.
    #[must_use]
    pub fn link_tags(mut self, link_tags: Vec<String>) -> Self {
        self.link_tags = Some(link_tags);
        self
    }

    /// Sets `connect_features`.
    #[must_use]
    pub fn connect_features(mut self, connect_features: ConnectFeatures) -> Self {
        self.connect_features = Some(connect_features);
        self
    }

    /// Sets `custom_sandbox_data`.
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
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomerUser {
    /// The application's own id of the user.
    pub id: String,
    /// `email`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<CustomerUserEmail>,
    /// `phone`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<CustomerUserPhone>,
}

impl CustomerUser {
    /// With what is required.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            email: None,
            phone: None,
        }
    }

    /// Sets `email`.
    #[must_use]
    pub fn email(mut self, email: CustomerUserEmail) -> Self {
        self.email = Some(email);
        self
    }

    /// Sets `phone`.
    #[must_use]
    pub fn phone(mut self, phone: CustomerUserPhone) -> Self {
        self.phone = Some(phone);
        self
    }
}

/// An e-mail address that the application knows.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomerUserEmail {
    /// `address`.
    pub address: String,
    /// `customer_verified_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_verified_at: Option<rt::types::DateTime>,
}

impl CustomerUserEmail {
    /// With what is required.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            customer_verified_at: None,
        }
    }

    /// Sets `customer_verified_at`.
    #[must_use]
    pub fn customer_verified_at(
        mut self,
        customer_verified_at: rt::types::DateTime,
    ) -> Self {
        self.customer_verified_at = Some(customer_verified_at);
        self
    }
}

/// A telephone number that the application knows.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomerUserPhone {
    /// `number`.
    pub number: String,
    /// `country`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<Country>,
    /// `customer_verified_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer_verified_at: Option<rt::types::DateTime>,
}

impl CustomerUserPhone {
    /// With what is required.
    #[must_use]
    pub fn new(number: impl Into<String>) -> Self {
        Self {
            number: number.into(),
            country: None,
            customer_verified_at: None,
        }
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: Country) -> Self {
        self.country = Some(country);
        self
    }

    /// Sets `customer_verified_at`.
    #[must_use]
    pub fn customer_verified_at(
        mut self,
        customer_verified_at: rt::types::DateTime,
    ) -> Self {
        self.customer_verified_at = Some(customer_verified_at);
        self
    }
}

/// What differs from the application's settings in this session.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkSessionSettings {
    /// `providers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub providers: Option<Vec<Provider>>,
    /// `products`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub products: Option<ProductsSettings>,
    /// `countries`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<Country>>,
}

impl LinkSessionSettings {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            providers: None,
            products: None,
            countries: None,
        }
    }

    /// Sets `providers`.
    #[must_use]
    pub fn providers(mut self, providers: Vec<Provider>) -> Self {
        self.providers = Some(providers);
        self
    }

    /// Sets `products`.
    #[must_use]
    pub fn products(mut self, products: ProductsSettings) -> Self {
        self.products = Some(products);
        self
    }

    /// Sets `countries`.
    #[must_use]
    pub fn countries(mut self, countries: Vec<Country>) -> Self {
        self.countries = Some(countries);
        self
    }
}

impl Default for LinkSessionSettings {
    fn default() -> Self {
        Self::new()
    }
}

/// How each product is asked for.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProductsSettings {
    /// `account_numbers`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_numbers: Option<ProductSettings>,
    /// `identity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub identity: Option<ProductSettings>,
    /// `transactions`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transactions: Option<TransactionsProductSettings>,
    /// `investments`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investments: Option<ProductSettings>,
}

impl ProductsSettings {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            account_numbers: None,
            identity: None,
            transactions: None,
            investments: None,
        }
    }

    /// Sets `account_numbers`.
    #[must_use]
    pub fn account_numbers(mut self, account_numbers: ProductSettings) -> Self {
        self.account_numbers = Some(account_numbers);
        self
    }

    /// Sets `identity`.
    #[must_use]
    pub fn identity(mut self, identity: ProductSettings) -> Self {
        self.identity = Some(identity);
        self
    }

    /// Sets `transactions`.
    #[must_use]
    pub fn transactions(mut self, transactions: TransactionsProductSettings) -> Self {
        self.transactions = Some(transactions);
        self
    }

    /// Sets `investments`.
    #[must_use]
    pub fn investments(mut self, investments: ProductSettings) -> Self {
        self.investments = Some(investments);
        self
    }
}

impl Default for ProductsSettings {
    fn default() -> Self {
        Self::new()
    }
}

/// How a product is asked for.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ProductSettings {
    /// `required`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// `require_permission`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require_permission: Option<bool>,
    /// `prefetch`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefetch: Option<bool>,
    /// `reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl ProductSettings {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            required: None,
            require_permission: None,
            prefetch: None,
            reason: None,
        }
    }

    /// Sets `required`.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// Sets `require_permission`.
    #[must_use]
    pub fn require_permission(mut self, require_permission: bool) -> Self {
        self.require_permission = Some(require_permission);
        self
    }

    /// Sets `prefetch`.
    #[must_use]
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = Some(prefetch);
        self
    }

    /// Sets `reason`.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl Default for ProductSettings {
    fn default() -> Self {
        Self::new()
    }
}

/// How transactions are asked for.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionsProductSettings {
    /// `required`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// `require_permission`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub require_permission: Option<bool>,
    /// `prefetch`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prefetch: Option<bool>,
    /// `reason`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl TransactionsProductSettings {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            required: None,
            require_permission: None,
            prefetch: None,
            reason: None,
        }
    }

    /// Sets `required`.
    #[must_use]
    pub fn required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// Sets `require_permission`.
    #[must_use]
    pub fn require_permission(mut self, require_permission: bool) -> Self {
        self.require_permission = Some(require_permission);
        self
    }

    /// Sets `prefetch`.
    #[must_use]
    pub fn prefetch(mut self, prefetch: bool) -> Self {
        self.prefetch = Some(prefetch);
        self
    }

    /// Sets `reason`.
    #[must_use]
    pub fn reason(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }
}

impl Default for TransactionsProductSettings {
    fn default() -> Self {
        Self::new()
    }
}

/// What the user may do in the linking dialogue.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ConnectFeatures {
    /// `issue_reporter`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issue_reporter: Option<bool>,
    /// `enable_money_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enable_money_id: Option<bool>,
    /// `duplicate_institution_warning`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_institution_warning: Option<bool>,
    /// `duplicate_institution_rejected`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duplicate_institution_rejected: Option<bool>,
    /// `connect_manually`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub connect_manually: Option<bool>,
    /// `permit_only_one_account`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permit_only_one_account: Option<bool>,
    /// `permit_only_depository_accounts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permit_only_depository_accounts: Option<bool>,
}

impl ConnectFeatures {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            issue_reporter: None,
            enable_money_id: None,
            duplicate_institution_warning: None,
            duplicate_institution_rejected: None,
            connect_manually: None,
            permit_only_one_account: None,
            permit_only_depository_accounts: None,
        }
    }

    /// Sets `issue_reporter`.
    #[must_use]
    pub fn issue_reporter(mut self, issue_reporter: bool) -> Self {
        self.issue_reporter = Some(issue_reporter);
        self
    }

    /// Sets `enable_money_id`.
    #[must_use]
    pub fn enable_money_id(mut self, enable_money_id: bool) -> Self {
        self.enable_money_id = Some(enable_money_id);
        self
    }

    /// Sets `duplicate_institution_warning`.
    #[must_use]
    pub fn duplicate_institution_warning(
        mut self,
        duplicate_institution_warning: bool,
    ) -> Self {
        self.duplicate_institution_warning = Some(duplicate_institution_warning);
        self
    }

    /// Sets `duplicate_institution_rejected`.
    #[must_use]
    pub fn duplicate_institution_rejected(
        mut self,
        duplicate_institution_rejected: bool,
    ) -> Self {
        self.duplicate_institution_rejected = Some(duplicate_institution_rejected);
        self
    }

    /// Sets `connect_manually`.
    #[must_use]
    pub fn connect_manually(mut self, connect_manually: bool) -> Self {
        self.connect_manually = Some(connect_manually);
        self
    }

    /// Sets `permit_only_one_account`.
    #[must_use]
    pub fn permit_only_one_account(mut self, permit_only_one_account: bool) -> Self {
        self.permit_only_one_account = Some(permit_only_one_account);
        self
    }

    /// Sets `permit_only_depository_accounts`.
    #[must_use]
    pub fn permit_only_depository_accounts(
        mut self,
        permit_only_depository_accounts: bool,
    ) -> Self {
        self.permit_only_depository_accounts = Some(permit_only_depository_accounts);
        self
    }
}

impl Default for ConnectFeatures {
    fn default() -> Self {
        Self::new()
    }
}

/// What the sandbox is to make up.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomSandboxData {
    /// `accounts`.
    pub accounts: Vec<CustomSandboxAccount>,
    /// `owners`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owners: Option<Vec<Owner>>,
}

impl CustomSandboxData {
    /// With what is required.
    #[must_use]
    pub fn new(accounts: Vec<CustomSandboxAccount>) -> Self {
        Self { accounts, owners: None }
    }

    /// Sets `owners`.
    #[must_use]
    pub fn owners(mut self, owners: Vec<Owner>) -> Self {
        self.owners = Some(owners);
        self
    }
}

/// An account that the sandbox is to make up.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CustomSandboxAccount {
    /// `account_type`.
    pub account_type: String,
    /// `name`.
    pub name: String,
    /// `account_number`.
    pub account_number: String,
    /// `routing_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub routing_number: Option<String>,
}

impl CustomSandboxAccount {
    /// With what is required.
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

    /// Sets `routing_number`.
    #[must_use]
    pub fn routing_number(mut self, routing_number: impl Into<String>) -> Self {
        self.routing_number = Some(routing_number.into());
        self
    }
}

/// A link session, ready for the front end.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkSession {
    /// `link_session_token`.
    #[serde(skip_serializing)]
    pub link_session_token: rt::Secret,
}

/// A link to import, with its data.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct LinkImport {
    /// `customer_user`.
    pub customer_user: CustomerUser,
    /// `provider`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// MoneyKit's id, or the provider's behind its name: `mx.chase`.
    pub institution_id: String,
    /// `accounts`.
    pub accounts: Vec<AccountImport>,
    /// `transactions`.
    pub transactions: Vec<TransactionImport>,
}

impl LinkImport {
    /// With what is required.
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

    /// Sets `provider`.
    #[must_use]
    pub fn provider(mut self, provider: Provider) -> Self {
        self.provider = Some(provider);
        self
    }
}

/// An account to import.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountImport {
    /// `account_id`.
    pub account_id: String,
    /// `name`.
    pub name: String,
    /// `nickname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// `type`.
    pub r#type: String,
    /// `mask`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<String>,
    /// `balances`.
    pub balances: AccountBalances,
}

impl AccountImport {
    /// With what is required.
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

    /// Sets `nickname`.
    #[must_use]
    pub fn nickname(mut self, nickname: impl Into<String>) -> Self {
        self.nickname = Some(nickname.into());
        self
    }

    /// Sets `mask`.
    #[must_use]
    pub fn mask(mut self, mask: impl Into<String>) -> Self {
        self.mask = Some(mask.into());
        self
    }
}

/// A transaction to import.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionImport {
    /// `account_id`.
    pub account_id: String,
    /// `transaction_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `date`.
    pub date: rt::types::Date,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `type`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
}

impl TransactionImport {
    /// With what is required.
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

    /// Sets `transaction_id`.
    #[must_use]
    pub fn transaction_id(mut self, transaction_id: impl Into<String>) -> Self {
        self.transaction_id = Some(transaction_id.into());
        self
    }

    /// Sets `description`.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// Sets `type`.
    #[must_use]
    pub fn r#type(mut self, r#type: impl Into<String>) -> Self {
        self.r#type = Some(r#type.into());
        self
    }
}

/// An account at an institution.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Account {
    /// `account_id`.
    pub account_id: String,
    /// A kind and a subkind: `depository.checking`.
    pub account_type: String,
    /// `name`.
    pub name: String,
    /// `nickname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_mask: Option<String>,
    /// `balances`.
    pub balances: AccountBalances,
    /// The id that it was imported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
    /// `closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
}

/// What an account holds.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountBalances {
    /// `currency`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// `available`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub available: Option<rt::types::Decimal>,
    /// What is there; for credit and loans, what is owed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<rt::types::Decimal>,
    /// The credit or overdraft limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<rt::types::Decimal>,
    /// `balance_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balance_date: Option<rt::types::DateTime>,
}

impl AccountBalances {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            currency: None,
            available: None,
            current: None,
            limit: None,
            balance_date: None,
        }
    }

    /// Sets `currency`.
    #[must_use]
    pub fn currency(mut self, currency: impl Into<String>) -> Self {
        self.currency = Some(currency.into());
        self
    }

    /// Sets `available`.
    #[must_use]
    pub fn available(mut self, available: rt::types::Decimal) -> Self {
        self.available = Some(available);
        self
    }

    /// What is there; for credit and loans, what is owed.
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

    /// Sets `balance_date`.
    #[must_use]
    pub fn balance_date(mut self, balance_date: rt::types::DateTime) -> Self {
        self.balance_date = Some(balance_date);
        self
    }
}

impl Default for AccountBalances {
    fn default() -> Self {
        Self::new()
    }
}

/// One account, and its link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountReply {
    /// `account`.
    pub account: Account,
    /// `link`.
    pub link: Link,
}

/// A link's accounts.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountsReply {
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `link`.
    pub link: Link,
}

/// A user's accounts, by link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserAccountsReply {
    /// By link id.
    pub links: std::collections::BTreeMap<String, UserLinkAccounts>,
}

/// The accounts of one link, with or without the time of the last update.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UserLinkAccounts {
    /// A [`AccountGroup`].
    AccountGroup(AccountGroup),
    /// A [`Account`], in a list.
    AccountList(Vec<Account>),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(UserLinkAccounts {
    AccountGroup,
    AccountList,
    ..Other
});

/// The accounts of one link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountGroup {
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `last_synced_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_synced_at: Option<rt::types::DateTime>,
}

/// Accounts with their numbers, and their link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountNumbersReply {
    /// `accounts`.
    pub accounts: Vec<AccountWithNumbers>,
    /// `link`.
    pub link: Link,
}

/// An account with its numbers.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountWithNumbers {
    /// `account_id`.
    pub account_id: String,
    /// A kind and a subkind: `depository.checking`.
    pub account_type: String,
    /// `name`.
    pub name: String,
    /// `nickname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_mask: Option<String>,
    /// `balances`.
    pub balances: AccountBalances,
    /// The id that it was imported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
    /// `closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
    /// `numbers`.
    pub numbers: AccountNumbers,
}

/// The numbers of an account, by payment system.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountNumbers {
    /// `ach`.
    pub ach: Vec<AchNumber>,
    /// `eft`.
    pub eft: Vec<EftNumber>,
    /// `bacs`.
    pub bacs: Vec<BacsNumber>,
    /// `international`.
    pub international: Vec<InternationalNumber>,
}

/// Numbers for transfers in the United States.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AchNumber {
    /// `account_number`.
    pub account_number: String,
    /// `routing_number`.
    pub routing_number: String,
    /// `wire_routing_number`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wire_routing_number: Option<String>,
}

/// Numbers for transfers in Canada.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct EftNumber {
    /// `account_number`.
    pub account_number: String,
    /// `institution_number`.
    pub institution_number: String,
    /// `branch_number`.
    pub branch_number: String,
}

/// Numbers for transfers in the United Kingdom.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BacsNumber {
    /// `account_number`.
    pub account_number: String,
    /// `sort_code`.
    pub sort_code: String,
}

/// Numbers for transfers between countries.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InternationalNumber {
    /// `iban`.
    pub iban: String,
    /// `bic`.
    pub bic: String,
}

/// Accounts with their owners, and their link.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct IdentityReply {
    /// `accounts`.
    pub accounts: Vec<AccountIdentity>,
    /// `link`.
    pub link: Link,
}

/// An account with its owners.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccountIdentity {
    /// `account_id`.
    pub account_id: String,
    /// A kind and a subkind: `depository.checking`.
    pub account_type: String,
    /// `name`.
    pub name: String,
    /// `nickname`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nickname: Option<String>,
    /// The last four characters of the account number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account_mask: Option<String>,
    /// `balances`.
    pub balances: AccountBalances,
    /// The id that it was imported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
    /// `closed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<bool>,
    /// `owners`.
    pub owners: Vec<Owner>,
}

/// Somebody who owns an account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Owner {
    /// `names`.
    pub names: Vec<String>,
    /// `addresses`.
    pub addresses: Vec<Address>,
    /// `phone_numbers`.
    pub phone_numbers: Vec<PhoneNumber>,
    /// `emails`.
    pub emails: Vec<Email>,
}

impl Owner {
    /// With what is required.
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
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Address {
    /// `city`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub city: Option<String>,
    /// `country`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    /// `postal_code`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
    /// `region`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    /// `street`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
    /// `primary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
}

impl Address {
    /// With nothing set.
    #[must_use]
    pub fn new() -> Self {
        Self {
            city: None,
            country: None,
            postal_code: None,
            region: None,
            street: None,
            primary: None,
        }
    }

    /// Sets `city`.
    #[must_use]
    pub fn city(mut self, city: impl Into<String>) -> Self {
        self.city = Some(city.into());
        self
    }

    /// Sets `country`.
    #[must_use]
    pub fn country(mut self, country: impl Into<String>) -> Self {
        self.country = Some(country.into());
        self
    }

    /// Sets `postal_code`.
    #[must_use]
    pub fn postal_code(mut self, postal_code: impl Into<String>) -> Self {
        self.postal_code = Some(postal_code.into());
        self
    }

    /// Sets `region`.
    #[must_use]
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.region = Some(region.into());
        self
    }

    /// Sets `street`.
    #[must_use]
    pub fn street(mut self, street: impl Into<String>) -> Self {
        self.street = Some(street.into());
        self
    }

    /// Sets `primary`.
    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

impl Default for Address {
    fn default() -> Self {
        Self::new()
    }
}

/// An owner's telephone number.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct PhoneNumber {
    /// `number`.
    pub number: String,
    /// `primary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
    /// `type`.
    pub r#type: PhoneNumberType,
}

impl PhoneNumber {
    /// With what is required.
    #[must_use]
    pub fn new(number: impl Into<String>, r#type: PhoneNumberType) -> Self {
        Self {
            number: number.into(),
            primary: None,
            r#type,
        }
    }

    /// Sets `primary`.
    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

/// An owner's e-mail address.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Email {
    /// `address`.
    pub address: String,
    /// `primary`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub primary: Option<bool>,
}

impl Email {
    /// With what is required.
    #[must_use]
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            address: address.into(),
            primary: None,
        }
    }

    /// Sets `primary`.
    #[must_use]
    pub fn primary(mut self, primary: bool) -> Self {
        self.primary = Some(primary);
        self
    }
}

/// A transaction of an account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Transaction {
    /// `transaction_id`.
    pub transaction_id: String,
    /// `account_id`.
    pub account_id: String,
    /// Never negative; `type` says which way the money went.
    pub amount: rt::types::Decimal,
    /// `type`.
    pub r#type: TransactionType,
    /// `currency`.
    pub currency: String,
    /// The day of posting; of beginning, while it is pending.
    pub date: rt::types::Date,
    /// In the local time of the institution or the owner.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datetime: Option<rt::types::DateTime>,
    /// `description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// `raw_description`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw_description: Option<String>,
    /// `pending`.
    pub pending: bool,
    /// `category`.
    #[deprecated]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// `enrichment`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrichment: Option<TransactionEnrichment>,
    /// The id that it was imported with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
}

/// What was found out about a transaction.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionEnrichment {
    /// `category`.
    pub category: TransactionCategory,
    /// `subcategory`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<TransactionSubcategory>,
    /// `merchant`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merchant: Option<TransactionMerchant>,
    /// `processor`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processor: Option<TransactionProcessor>,
    /// `recurrence`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<TransactionRecurrence>,
}

/// A category, and how certain it is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionCategory {
    /// `value`.
    pub value: String,
    /// Percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i64>,
}

/// A finer category, and how certain it is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionSubcategory {
    /// `value`.
    pub value: String,
    /// Percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i64>,
}

/// The merchant, and how certain that is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionMerchant {
    /// `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `logo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i64>,
}

/// Who processed the payment, and how certain that is.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionProcessor {
    /// `id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// `name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `logo`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logo: Option<String>,
    /// Percent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<i64>,
}

/// How a transaction comes again.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionRecurrence {
    /// `frequency`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<String>,
    /// `next_predicted_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_predicted_date: Option<rt::types::Date>,
}

/// A page of a link's transactions.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionsPage {
    /// `total`.
    pub total: i64,
    /// `page`.
    pub page: i64,
    /// `size`.
    pub size: i64,
    /// `transactions`.
    pub transactions: Vec<Transaction>,
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `link`.
    pub link: Link,
}

/// A page of a user's transactions.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct UserTransactionsPage {
    /// `total`.
    pub total: i64,
    /// `page`.
    pub page: i64,
    /// `size`.
    pub size: i64,
    /// `transactions`.
    pub transactions: Vec<Transaction>,
    /// `accounts`.
    pub accounts: UserTransactionAccounts,
}

/// The accounts that the transactions belong to: by id, or as a list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UserTransactionAccounts {
    /// A [`BasicAccountDetails`], in a map.
    BasicAccountDetailsMap(std::collections::BTreeMap<String, BasicAccountDetails>),
    /// A [`Account`], in a list.
    AccountList(Vec<Account>),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(UserTransactionAccounts {
    BasicAccountDetailsMap,
    AccountList,
    ..Other
});

/// As much of an account as a list of transactions says.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BasicAccountDetails {
    /// `name`.
    pub name: String,
    /// `last_synced_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_synced_at: Option<rt::types::DateTime>,
    /// `institution_id`.
    pub institution_id: String,
    /// `link_id`.
    pub link_id: String,
}

/// A page of changes.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionSyncPage {
    /// `transactions`.
    pub transactions: TransactionSync,
    /// `accounts`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accounts: Option<Vec<Account>>,
    /// `cursor`.
    pub cursor: NextCursor,
    /// There are more changes behind the next cursor.
    pub has_more: bool,
    /// `link`.
    pub link: Link,
}

/// What changed since the cursor; the lists have no order.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TransactionSync {
    /// `created`.
    pub created: Vec<Transaction>,
    /// `updated`.
    pub updated: Vec<Transaction>,
    /// `removed`.
    pub removed: Vec<String>,
}

/// Where the next page begins.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct NextCursor {
    /// `next`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// The right category of a transaction.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CategoryCorrection {
    /// `category`.
    pub category: PrimaryCategory,
    /// `subcategory`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subcategory: Option<Subcategory>,
}

impl CategoryCorrection {
    /// With what is required.
    #[must_use]
    pub fn new(category: PrimaryCategory) -> Self {
        Self {
            category,
            subcategory: None,
        }
    }

    /// Sets `subcategory`.
    #[must_use]
    pub fn subcategory(mut self, subcategory: Subcategory) -> Self {
        self.subcategory = Some(subcategory);
        self
    }
}

/// The corrected transaction, and earlier ones like it.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct CorrectedTransactions {
    /// `transactions`.
    pub transactions: Vec<Transaction>,
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `link`.
    pub link: Link,
    /// `cursor`.
    pub cursor: NextCursor,
}

/// What the investment accounts of a link hold.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct HoldingsReply {
    /// `holdings`.
    pub holdings: Vec<Holding>,
    /// `securities`.
    pub securities: Vec<Security>,
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `link`.
    pub link: Link,
}

/// How much of a security an account holds.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Holding {
    /// `account_id`.
    pub account_id: String,
    /// `security_id`.
    pub security_id: String,
    /// `quantity`.
    pub quantity: rt::types::Decimal,
    /// `price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<rt::types::Decimal>,
    /// `price_datetime`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price_datetime: Option<rt::types::DateTime>,
    /// `value`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<rt::types::Decimal>,
    /// `cost_basis`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cost_basis: Option<rt::types::Decimal>,
}

/// A security.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Security {
    /// `security_id`.
    pub security_id: String,
    /// `name`.
    pub name: String,
    /// `type`.
    pub r#type: SecurityType,
    /// `currency`.
    pub currency: String,
    /// `ticker`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticker: Option<String>,
    /// `isin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub isin: Option<String>,
    /// `sedol`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sedol: Option<String>,
    /// `close_price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_price: Option<rt::types::Decimal>,
    /// `close_date`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub close_date: Option<rt::types::Date>,
}

/// A page of a link's investment transactions.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InvestmentTransactionsPage {
    /// `total`.
    pub total: i64,
    /// `page`.
    pub page: i64,
    /// `size`.
    pub size: i64,
    /// `investment_transactions`.
    pub investment_transactions: Vec<InvestmentTransaction>,
    /// `securities`.
    pub securities: Vec<Security>,
    /// `accounts`.
    pub accounts: Vec<Account>,
    /// `link`.
    pub link: Link,
}

/// A transaction of an investment account.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InvestmentTransaction {
    /// `investment_transaction_id`.
    pub investment_transaction_id: String,
    /// `account_id`.
    pub account_id: String,
    /// `amount`.
    pub amount: rt::types::Decimal,
    /// `date`.
    pub date: rt::types::Date,
    /// `datetime`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub datetime: Option<rt::types::DateTime>,
    /// `description`.
    pub description: String,
    /// A kind, and often a subkind: `buy`, `fee.transfer_fee`.
    pub r#type: String,
    /// `fees`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fees: Option<rt::types::Decimal>,
    /// `forex_rate`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forex_rate: Option<rt::types::Decimal>,
    /// `price`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<rt::types::Decimal>,
    /// `quantity`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quantity: Option<rt::types::Decimal>,
    /// `security_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub security_id: Option<String>,
}

/// A bank or another financial institution.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Institution {
    /// `institution_id`.
    pub institution_id: String,
    /// `institution_id_aliases`.
    pub institution_id_aliases: Vec<String>,
    /// `name`.
    pub name: String,
    /// `country`.
    pub country: Country,
    /// `domain`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// `color`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// `color_dark`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color_dark: Option<String>,
    /// `is_featured`.
    pub is_featured: bool,
}

/// A page of institutions.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct InstitutionsPage {
    /// `institutions`.
    pub institutions: Vec<Institution>,
    /// `cursors`.
    pub cursors: NextCursor,
}

/// An access token.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AccessToken {
    /// `access_token`.
    #[serde(skip_serializing)]
    pub access_token: rt::Secret,
    /// `token_type`.
    pub token_type: String,
    /// `expires_in`.
    pub expires_in: i64,
}

/// The client that the access token belongs to.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ClientDetails {
    /// `client_id`.
    pub client_id: String,
    /// `client_name`.
    #[deprecated]
    pub client_name: String,
    /// `scope`.
    pub scope: String,
    /// `app`.
    pub app: AppDetails,
    /// `disabled_at`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disabled_at: Option<rt::types::DateTime>,
}

/// The application that a client belongs to.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct AppDetails {
    /// `app_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app_id: Option<String>,
    /// `name`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `id`.
    pub id: String,
    /// `app_name`.
    pub app_name: String,
}

/// Public keys (RFC 7517).
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct JwkSet {
    /// `keys`.
    pub keys: Vec<Jwk>,
}

/// A public key (RFC 7517 §4); for an elliptic curve, `crv`, `x` and `y`.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct Jwk {
    /// `kty`.
    pub kty: String,
    /// `use`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub r#use: Option<String>,
    /// `alg`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub alg: Option<String>,
    /// `kid`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kid: Option<String>,
    /// `crv`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crv: Option<String>,
    /// `x`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<String>,
    /// `y`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<String>,
}

/// A link that is not in the right state.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct BadLinkState {
    /// `error_code`.
    pub error_code: String,
    /// `error_message`.
    pub error_message: String,
    /// `documentation_url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation_url: Option<String>,
    /// What is wrong with the link.
    pub link_error_code: String,
}

/// A request that does not fit the API.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ValidationFailure {
    /// `error_code`.
    pub error_code: String,
    /// `error_message`.
    pub error_message: String,
    /// `documentation_url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub documentation_url: Option<String>,
    /// `validation_errors`.
    pub validation_errors: Vec<ValidationError>,
}

/// What does not fit, and where.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct ValidationError {
    /// `location`.
    pub location: Vec<ValidationLocation>,
    /// `message`.
    pub message: String,
    /// `type`.
    pub r#type: String,
}

/// A step on the way to the value: a name, or a position in a list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ValidationLocation {
    /// A `integer`.
    Integer(i64),
    /// A `string`.
    String(String),
    /// Anything else; kept as it came.
    Other(rt::Json),
}

rt::open_union!(ValidationLocation {
    Integer,
    String,
    ..Other
});

/// How far a link has come.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// What is wrong with a link.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// Why a product could not be refreshed.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// Who fetches the data.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(Country {
    Us = "US",
    Gb = "GB",
    Ca = "CA",
    ..Unknown
});

/// What a telephone number is for.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(PhoneNumberType {
    Home = "home",
    Work = "work",
    Mobile = "mobile",
    Other = "other",
    ..Unknown
});

/// Whether money came in or went out.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransactionType {
    /// `credit`.
    Credit,
    /// `debit`.
    Debit,
    /// A value that the spec of MoneyKit does not know; kept as it came.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// A finer category of transactions.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// Security type.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
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

/// Create access token grant type.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateAccessTokenGrantType {
    /// `client_credentials`.
    ClientCredentials,
    /// A value that the spec of MoneyKit does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(CreateAccessTokenGrantType {
    ClientCredentials = "client_credentials",
    ..Unknown
});

/// Trigger test link webhook event webhook event.
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
    /// A value that the spec of MoneyKit does not know; kept as it came.
    Unknown(String),
}

rt::open_enum!(TriggerTestLinkWebhookEventWebhookEvent {
    LinkStateChanged = "link.state_changed",
    TransactionsUpdatesAvailable = "transactions.updates_available",
    ProductStateChanged = "product.state_changed",
    LinkProductRefresh = "link.product_refresh",
    ..Unknown
});

/// Trigger test link webhook event reply.
#[derive(Debug, Clone, PartialEq, rt::serde::Serialize, rt::serde::Deserialize)]
#[serde(crate = "::licit::rt::serde")]
#[non_exhaustive]
pub struct TriggerTestLinkWebhookEventReply {
    /// `delivery_token`.
    pub delivery_token: String,
}
