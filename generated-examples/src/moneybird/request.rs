//! Request builders.

use ::licit::rt;
use super::Error;
use super::model;

/// A request to `list_administrations`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListAdministrations(rt::Request<Vec<model::Administration>, Error>);

impl ListAdministrations {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Administration>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::Administration>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_assets`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListAssets(rt::PagedRequest<Vec<model::Asset>, model::Asset, Error>);

impl ListAssets {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `ledger_account_id`.
    pub fn ledger_account_id(self, ledger_account_id: &str) -> Self {
        Self(self.0.query("ledger_account_id", ledger_account_id))
    }

    /// Sets `active`.
    pub fn active(self, active: bool) -> Self {
        Self(self.0.query("active", active))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Asset>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Asset>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Asset>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Asset, Error> {
        self.0.items()
    }
}

/// A request to `get_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAsset(rt::Request<model::Asset, Error>);

impl GetAsset {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Asset, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Asset, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAsset(rt::Request<model::Asset, Error>);

impl CreateAsset {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Asset, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Asset, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateAsset(rt::Request<model::Asset, Error>);

impl UpdateAsset {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Asset, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Asset, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_asset`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteAsset(rt::Request<(), Error>);

impl DeleteAsset {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_asset_disposal`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAssetDisposal(rt::Request<model::Disposal, Error>);

impl CreateAssetDisposal {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Disposal, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Disposal, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_reinvestment_reserve_purchase`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReinvestmentReservePurchase(
    rt::Request<model::ReinvestmentReservePurchase, Error>,
);

impl CreateReinvestmentReservePurchase {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ReinvestmentReservePurchase, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ReinvestmentReservePurchase, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_reinvestment_reserve_purchase`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReinvestmentReservePurchase(rt::Request<(), Error>);

impl DeleteReinvestmentReservePurchase {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_reinvestment_reserve_sale`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReinvestmentReserveSale(
    rt::Request<model::ReinvestmentReserveSale, Error>,
);

impl CreateReinvestmentReserveSale {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ReinvestmentReserveSale, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ReinvestmentReserveSale, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_reinvestment_reserve_sale`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReinvestmentReserveSale(rt::Request<(), Error>);

impl DeleteReinvestmentReserveSale {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_asset_source`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteAssetSource(rt::Request<(), Error>);

impl DeleteAssetSource {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_asset_source`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAssetSource(rt::Request<model::AssetSource, Error>);

impl CreateAssetSource {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::AssetSource, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AssetSource, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_arbitrary_asset_value_change`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateArbitraryAssetValueChange(rt::Request<model::ValueChange, Error>);

impl CreateArbitraryAssetValueChange {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `externally_booked`.
    pub fn externally_booked(self, externally_booked: bool) -> Self {
        Self(self.0.body_field("externally_booked", &externally_booked))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ValueChange, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ValueChange, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_asset_divestment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateAssetDivestment(rt::Request<model::ValueChange, Error>);

impl CreateAssetDivestment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ValueChange, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ValueChange, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_full_asset_depreciation`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateFullAssetDepreciation(rt::Request<model::ValueChange, Error>);

impl CreateFullAssetDepreciation {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ValueChange, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ValueChange, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_manual_asset_value_change`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateManualAssetValueChange(rt::Request<model::ValueChange, Error>);

impl CreateManualAssetValueChange {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `externally_booked`.
    pub fn externally_booked(self, externally_booked: bool) -> Self {
        Self(self.0.body_field("externally_booked", &externally_booked))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ValueChange, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ValueChange, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_retroactive_linear_asset_value_changes`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateRetroactiveLinearAssetValueChanges(rt::Request<(), Error>);

impl CreateRetroactiveLinearAssetValueChanges {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_contacts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListContacts(rt::PagedRequest<Vec<model::Contact>, model::Contact, Error>);

impl ListContacts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Text to search for in names, numbers and addresses.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Sets `todo`.
    pub fn todo(self, todo: &str) -> Self {
        Self(self.0.query("todo", todo))
    }

    /// Sets `contact_field`.
    pub fn contact_field(self, contact_field: &str) -> Self {
        Self(self.0.query("contact_field", contact_field))
    }

    /// Sets `contact_value`.
    pub fn contact_value(self, contact_value: &str) -> Self {
        Self(self.0.query("contact_value", contact_value))
    }

    /// Sets `contact_import_id`.
    pub fn contact_import_id(self, contact_import_id: &str) -> Self {
        Self(self.0.query("contact_import_id", contact_import_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Contact>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Contact>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Contact>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Contact, Error> {
        self.0.items()
    }
}

/// A request to `get_contact`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContact(rt::Request<model::Contact, Error>);

impl GetContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Contact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Contact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_contact`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateContact(rt::Request<model::Contact, Error>);

impl CreateContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Contact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Contact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_contact`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateContact(rt::Request<model::Contact, Error>);

impl UpdateContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Contact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Contact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_contact`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteContact(rt::Request<(), Error>);

impl DeleteContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_contact_by_customer_id`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContactByCustomerId(rt::Request<model::Contact, Error>);

impl GetContactByCustomerId {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Contact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Contact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `filter_contacts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct FilterContacts(rt::PagedRequest<Vec<model::Contact>, model::Contact, Error>);

impl FilterContacts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `query`.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Contact>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Contact>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Contact>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Contact, Error> {
        self.0.items()
    }
}

/// A request to `list_contact_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListContactVersions(rt::Request<Vec<model::Version>, Error>);

impl ListContactVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `include_archived`.
    pub fn include_archived(self, include_archived: bool) -> Self {
        Self(self.0.query("include_archived", include_archived))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_contacts_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListContactsByIds(rt::Request<Vec<model::Contact>, Error>);

impl ListContactsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Contact>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Contact>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_contact_person`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContactPerson(rt::Request<model::ContactPerson, Error>);

impl GetContactPerson {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ContactPerson, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ContactPerson, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_contact_person`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateContactPerson(rt::Request<model::ContactPerson, Error>);

impl UpdateContactPerson {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ContactPerson, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ContactPerson, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_contact_person`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteContactPerson(rt::Request<(), Error>);

impl DeleteContactPerson {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_contact_person`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateContactPerson(rt::Request<model::ContactPerson, Error>);

impl CreateContactPerson {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ContactPerson, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ContactPerson, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_mandate_url`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateMandateUrl(rt::Request<model::MandateUrl, Error>);

impl CreateMandateUrl {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `mandate_request`.
    pub fn mandate_request(self, mandate_request: &model::MandateUrlRequest) -> Self {
        Self(self.0.body_field("mandate_request", mandate_request))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::MandateUrl, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::MandateUrl, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_mandate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetMandate(rt::Request<model::Mandate, Error>);

impl GetMandate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Mandate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Mandate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `request_mandate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RequestMandate(rt::Request<(), Error>);

impl RequestMandate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets `mandate_request`.
    pub fn mandate_request(self, mandate_request: &model::MandateRequest) -> Self {
        Self(self.0.body_field("mandate_request", mandate_request))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_mandate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteMandate(rt::Request<(), Error>);

impl DeleteMandate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_contact_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteContactNote(rt::Request<(), Error>);

impl DeleteContactNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_contact_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateContactNote(rt::Request<model::Note, Error>);

impl CreateContactNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_contact_additional_charge`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateContactAdditionalCharge(rt::Request<model::AdditionalCharge, Error>);

impl CreateContactAdditionalCharge {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::AdditionalCharge, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AdditionalCharge, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_contact_additional_charges`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListContactAdditionalCharges(
    rt::Request<Vec<model::AdditionalCharge>, Error>,
);

impl ListContactAdditionalCharges {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `include_billed`.
    pub fn include_billed(self, include_billed: bool) -> Self {
        Self(self.0.query("include_billed", include_billed))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::AdditionalCharge>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::AdditionalCharge>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `archive_contact`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ArchiveContact(rt::Request<(), Error>);

impl ArchiveContact {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_custom_fields`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListCustomFields(rt::Request<Vec<model::CustomField>, Error>);

impl ListCustomFields {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::CustomField>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::CustomField>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_contact_portal_invoices_url`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContactPortalInvoicesUrl(rt::Request<String, Error>);

impl GetContactPortalInvoicesUrl {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_contact_portal_subscription_url`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContactPortalSubscriptionUrl(rt::Request<String, Error>);

impl GetContactPortalSubscriptionUrl {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_contact_portal_url`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetContactPortalUrl(rt::Request<String, Error>);

impl GetContactPortalUrl {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_document_styles`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListDocumentStyles(rt::Request<Vec<model::DocumentStyle>, Error>);

impl ListDocumentStyles {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::DocumentStyle>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::DocumentStyle>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_documents`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralDocuments(
    rt::PagedRequest<Vec<model::GeneralDocument>, model::GeneralDocument, Error>,
);

impl ListGeneralDocuments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::GeneralDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::GeneralDocument>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::GeneralDocument>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::GeneralDocument, Error> {
        self.0.items()
    }
}

/// A request to `get_general_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetGeneralDocument(rt::Request<model::GeneralDocument, Error>);

impl GetGeneralDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::GeneralDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralDocument(rt::Request<model::GeneralDocument, Error>);

impl CreateGeneralDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::GeneralDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_general_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateGeneralDocument(rt::Request<model::GeneralDocument, Error>);

impl UpdateGeneralDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `general_document`.
    pub fn general_document(
        self,
        general_document: &model::GeneralDocumentInput,
    ) -> Self {
        Self(self.0.body_field("general_document", general_document))
    }

    /// Sets `remove_contact`.
    pub fn remove_contact(self, remove_contact: bool) -> Self {
        Self(self.0.body_field("remove_contact", &remove_contact))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::GeneralDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralDocument(rt::Request<i64, Error>);

impl DeleteGeneralDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_document_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralDocumentVersions(rt::Request<Vec<model::Version>, Error>);

impl ListGeneralDocumentVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_documents_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralDocumentsByIds(rt::Request<Vec<model::GeneralDocument>, Error>);

impl ListGeneralDocumentsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::GeneralDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::GeneralDocument>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_document_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralDocumentNote(rt::Request<(), Error>);

impl DeleteGeneralDocumentNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_document_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralDocumentNote(rt::Request<model::Note, Error>);

impl CreateGeneralDocumentNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_general_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadGeneralDocumentAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadGeneralDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralDocumentAttachment(rt::Request<(), Error>);

impl DeleteGeneralDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralDocumentAttachment(rt::Request<i64, Error>);

impl CreateGeneralDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_journal_documents`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralJournalDocuments(
    rt::PagedRequest<
        Vec<model::GeneralJournalDocument>,
        model::GeneralJournalDocument,
        Error,
    >,
);

impl ListGeneralJournalDocuments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `exclude_new_general_journal_documents`.
    pub fn exclude_new_general_journal_documents(
        self,
        exclude_new_general_journal_documents: bool,
    ) -> Self {
        Self(
            self
                .0
                .query(
                    "exclude_new_general_journal_documents",
                    exclude_new_general_journal_documents,
                ),
        )
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::GeneralJournalDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::GeneralJournalDocument>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::GeneralJournalDocument>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::GeneralJournalDocument, Error> {
        self.0.items()
    }
}

/// A request to `get_general_journal_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetGeneralJournalDocument(rt::Request<model::GeneralJournalDocument, Error>);

impl GetGeneralJournalDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralJournalDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::GeneralJournalDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_journal_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralJournalDocument(
    rt::Request<model::GeneralJournalDocument, Error>,
);

impl CreateGeneralJournalDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralJournalDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::GeneralJournalDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_general_journal_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateGeneralJournalDocument(
    rt::Request<model::GeneralJournalDocument, Error>,
);

impl UpdateGeneralJournalDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `general_journal_document`.
    pub fn general_journal_document(
        self,
        general_journal_document: &model::GeneralJournalDocumentInput,
    ) -> Self {
        Self(self.0.body_field("general_journal_document", general_journal_document))
    }

    /// Sets `all_taxes`.
    pub fn all_taxes(self, all_taxes: bool) -> Self {
        Self(self.0.body_field("all_taxes", &all_taxes))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralJournalDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::GeneralJournalDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_journal_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralJournalDocument(rt::Request<i64, Error>);

impl DeleteGeneralJournalDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_journal_document_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralJournalDocumentVersions(rt::Request<Vec<model::Version>, Error>);

impl ListGeneralJournalDocumentVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_general_journal_documents_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListGeneralJournalDocumentsByIds(
    rt::Request<Vec<model::GeneralJournalDocument>, Error>,
);

impl ListGeneralJournalDocumentsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::GeneralJournalDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::GeneralJournalDocument>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_journal_document_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralJournalDocumentNote(rt::Request<(), Error>);

impl DeleteGeneralJournalDocumentNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_journal_document_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralJournalDocumentNote(rt::Request<model::Note, Error>);

impl CreateGeneralJournalDocumentNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_general_journal_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadGeneralJournalDocumentAttachment(
    rt::Request<rt::types::Bytes, Error>,
);

impl DownloadGeneralJournalDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_general_journal_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteGeneralJournalDocumentAttachment(rt::Request<(), Error>);

impl DeleteGeneralJournalDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_general_journal_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateGeneralJournalDocumentAttachment(rt::Request<i64, Error>);

impl CreateGeneralJournalDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_purchase_invoices`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPurchaseInvoices(
    rt::PagedRequest<Vec<model::PurchaseInvoice>, model::PurchaseInvoice, Error>,
);

impl ListPurchaseInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::PurchaseInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::PurchaseInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::PurchaseInvoice>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::PurchaseInvoice, Error> {
        self.0.items()
    }
}

/// A request to `get_purchase_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetPurchaseInvoice(rt::Request<model::PurchaseInvoice, Error>);

impl GetPurchaseInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::PurchaseInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PurchaseInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_purchase_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreatePurchaseInvoice(rt::Request<model::PurchaseInvoice, Error>);

impl CreatePurchaseInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::PurchaseInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PurchaseInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_purchase_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdatePurchaseInvoice(rt::Request<model::PurchaseInvoice, Error>);

impl UpdatePurchaseInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::PurchaseInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::PurchaseInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseInvoice(rt::Request<i64, Error>);

impl DeletePurchaseInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_purchase_invoice_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPurchaseInvoiceVersions(rt::Request<Vec<model::Version>, Error>);

impl ListPurchaseInvoiceVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_purchase_invoices_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPurchaseInvoicesByIds(rt::Request<Vec<model::PurchaseInvoice>, Error>);

impl ListPurchaseInvoicesByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::PurchaseInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::PurchaseInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_purchase_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadPurchaseInvoiceAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadPurchaseInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseInvoiceAttachment(rt::Request<(), Error>);

impl DeletePurchaseInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_purchase_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreatePurchaseInvoiceAttachment(rt::Request<i64, Error>);

impl CreatePurchaseInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseInvoicePayment(rt::Request<(), Error>);

impl DeletePurchaseInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_purchase_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreatePurchaseInvoicePayment(rt::Request<model::Payment, Error>);

impl CreatePurchaseInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `register_purchase_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RegisterPurchaseInvoicePayment(rt::Request<i64, Error>);

impl RegisterPurchaseInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `payment`.
    pub fn payment(self, payment: &model::PaymentInput) -> Self {
        Self(self.0.body_field("payment", payment))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseInvoiceNote(rt::Request<(), Error>);

impl DeletePurchaseInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_purchase_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreatePurchaseInvoiceNote(rt::Request<model::Note, Error>);

impl CreatePurchaseInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_receipts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListReceipts(rt::PagedRequest<Vec<model::Receipt>, model::Receipt, Error>);

impl ListReceipts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Receipt>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Receipt>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Receipt>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Receipt, Error> {
        self.0.items()
    }
}

/// A request to `get_receipt`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetReceipt(rt::Request<model::Receipt, Error>);

impl GetReceipt {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Receipt, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Receipt, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_receipt`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReceipt(rt::Request<model::Receipt, Error>);

impl CreateReceipt {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `payment`.
    pub fn payment(self, payment: &model::ReceiptPaymentInput) -> Self {
        Self(self.0.body_field("payment", payment))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Receipt, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Receipt, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_receipt`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateReceipt(rt::Request<model::Receipt, Error>);

impl UpdateReceipt {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `receipt`.
    pub fn receipt(self, receipt: &model::ReceiptInput) -> Self {
        Self(self.0.body_field("receipt", receipt))
    }

    /// Sets `payment`.
    pub fn payment(self, payment: &model::ReceiptPaymentInput) -> Self {
        Self(self.0.body_field("payment", payment))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Receipt, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Receipt, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_receipt`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReceipt(rt::Request<i64, Error>);

impl DeleteReceipt {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_receipt_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListReceiptVersions(rt::Request<Vec<model::Version>, Error>);

impl ListReceiptVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_receipts_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListReceiptsByIds(rt::Request<Vec<model::Receipt>, Error>);

impl ListReceiptsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Receipt>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Receipt>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_receipt_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadReceiptAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadReceiptAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_receipt_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReceiptAttachment(rt::Request<(), Error>);

impl DeleteReceiptAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_receipt_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReceiptAttachment(rt::Request<i64, Error>);

impl CreateReceiptAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_receipt_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReceiptPayment(rt::Request<(), Error>);

impl DeleteReceiptPayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_receipt_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReceiptPayment(rt::Request<model::Payment, Error>);

impl CreateReceiptPayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `register_receipt_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RegisterReceiptPayment(rt::Request<i64, Error>);

impl RegisterReceiptPayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `payment`.
    pub fn payment(self, payment: &model::PaymentInput) -> Self {
        Self(self.0.body_field("payment", payment))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_receipt_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteReceiptNote(rt::Request<(), Error>);

impl DeleteReceiptNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_receipt_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateReceiptNote(rt::Request<model::Note, Error>);

impl CreateReceiptNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_typeless_documents`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTypelessDocuments(
    rt::PagedRequest<Vec<model::TypelessDocument>, model::TypelessDocument, Error>,
);

impl ListTypelessDocuments {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `new_filter`.
    pub fn new_filter(self, new_filter: &str) -> Self {
        Self(self.0.query("new_filter", new_filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TypelessDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::TypelessDocument>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::TypelessDocument>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::TypelessDocument, Error> {
        self.0.items()
    }
}

/// A request to `get_typeless_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTypelessDocument(rt::Request<model::TypelessDocument, Error>);

impl GetTypelessDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TypelessDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TypelessDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_typeless_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTypelessDocument(rt::Request<model::TypelessDocument, Error>);

impl CreateTypelessDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TypelessDocument, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TypelessDocument, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_typeless_document`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTypelessDocument(rt::Request<i64, Error>);

impl DeleteTypelessDocument {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_typeless_document_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTypelessDocumentVersions(rt::Request<Vec<model::Version>, Error>);

impl ListTypelessDocumentVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_typeless_documents_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTypelessDocumentsByIds(rt::Request<Vec<model::TypelessDocument>, Error>);

impl ListTypelessDocumentsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TypelessDocument>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::TypelessDocument>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_typeless_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadTypelessDocumentAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadTypelessDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_typeless_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTypelessDocumentAttachment(rt::Request<(), Error>);

impl DeleteTypelessDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_typeless_document_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTypelessDocumentAttachment(rt::Request<i64, Error>);

impl CreateTypelessDocumentAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_downloads`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListDownloads(rt::PagedRequest<Vec<model::Download>, model::Download, Error>);

impl ListDownloads {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// Sets `download_type`.
    pub fn download_type(self, download_type: &str) -> Self {
        Self(self.0.query("download_type", download_type))
    }

    /// Sets `downloaded`.
    pub fn downloaded(self, downloaded: bool) -> Self {
        Self(self.0.query("downloaded", downloaded))
    }

    /// Sets `failed`.
    pub fn failed(self, failed: bool) -> Self {
        Self(self.0.query("failed", failed))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Download>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Download>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Download>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Download, Error> {
        self.0.items()
    }
}

/// A request to `download_file`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadFile(rt::Request<rt::types::Bytes, Error>);

impl DownloadFile {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_estimates`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListEstimates(rt::PagedRequest<Vec<model::Estimate>, model::Estimate, Error>);

impl ListEstimates {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Estimate>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Estimate>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Estimate>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Estimate, Error> {
        self.0.items()
    }
}

/// A request to `get_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetEstimate(rt::Request<model::Estimate, Error>);

impl GetEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `includes`.
    pub fn includes(self, includes: &[String]) -> Self {
        Self(self.0.query("includes", includes))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateEstimate(rt::Request<model::Estimate, Error>);

impl CreateEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateEstimate(rt::Request<model::Estimate, Error>);

impl UpdateEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteEstimate(rt::Request<(), Error>);

impl DeleteEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_estimate_by_estimate_id`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetEstimateByEstimateId(rt::Request<model::Estimate, Error>);

impl GetEstimateByEstimateId {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_estimate_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListEstimateVersions(rt::Request<Vec<model::Version>, Error>);

impl ListEstimateVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_estimates_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListEstimatesByIds(rt::Request<Vec<model::Estimate>, Error>);

impl ListEstimatesByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Estimate>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Estimate>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_estimate_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadEstimateAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadEstimateAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_estimate_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteEstimateAttachment(rt::Request<(), Error>);

impl DeleteEstimateAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_estimate_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteEstimateNote(rt::Request<(), Error>);

impl DeleteEstimateNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_estimate_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateEstimateNote(rt::Request<model::Note, Error>);

impl CreateEstimateNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_estimate_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateEstimateAttachment(rt::Request<i64, Error>);

impl CreateEstimateAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `bill_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct BillEstimate(rt::Request<model::SalesInvoice, Error>);

impl BillEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `change_estimate_state`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ChangeEstimateState(rt::Request<model::Estimate, Error>);

impl ChangeEstimateState {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_estimate_pdf`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadEstimatePdf(rt::Request<rt::types::Bytes, Error>);

impl DownloadEstimatePdf {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets `media`.
    pub fn media(self, media: &str) -> Self {
        Self(self.0.query("media", media))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `send_estimate`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SendEstimate(rt::Request<model::Estimate, Error>);

impl SendEstimate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `estimate_sending`.
    pub fn estimate_sending(self, estimate_sending: &model::EstimateSending) -> Self {
        Self(self.0.body_field("estimate_sending", estimate_sending))
    }

    /// Sets `sender`.
    pub fn sender(self, sender: bool) -> Self {
        Self(self.0.body_field("sender", &sender))
    }

    /// Sets `signature_output`.
    pub fn signature_output(self, signature_output: &str) -> Self {
        Self(self.0.body_field("signature_output", signature_output))
    }

    /// Sets `audit_trail`.
    pub fn audit_trail(self, audit_trail: &str) -> Self {
        Self(self.0.body_field("audit_trail", audit_trail))
    }

    /// Sets `ip_address`.
    pub fn ip_address(self, ip_address: &str) -> Self {
        Self(self.0.body_field("ip_address", ip_address))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Estimate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Estimate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_external_sales_invoices`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListExternalSalesInvoices(
    rt::PagedRequest<
        Vec<model::ExternalSalesInvoice>,
        model::ExternalSalesInvoice,
        Error,
    >,
);

impl ListExternalSalesInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::ExternalSalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::ExternalSalesInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::ExternalSalesInvoice>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::ExternalSalesInvoice, Error> {
        self.0.items()
    }
}

/// A request to `get_external_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetExternalSalesInvoice(rt::Request<model::ExternalSalesInvoice, Error>);

impl GetExternalSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExternalSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ExternalSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_external_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateExternalSalesInvoice(rt::Request<model::ExternalSalesInvoice, Error>);

impl CreateExternalSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExternalSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ExternalSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_external_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateExternalSalesInvoice(rt::Request<model::ExternalSalesInvoice, Error>);

impl UpdateExternalSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExternalSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ExternalSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_external_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteExternalSalesInvoice(rt::Request<(), Error>);

impl DeleteExternalSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_external_sales_invoice_from_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateExternalSalesInvoiceFromAttachment(rt::Request<i64, Error>);

impl CreateExternalSalesInvoiceFromAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_external_sales_invoice_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListExternalSalesInvoiceVersions(rt::Request<Vec<model::Version>, Error>);

impl ListExternalSalesInvoiceVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_external_sales_invoices_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListExternalSalesInvoicesByIds(
    rt::Request<Vec<model::ExternalSalesInvoice>, Error>,
);

impl ListExternalSalesInvoicesByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::ExternalSalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::ExternalSalesInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_external_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadExternalSalesInvoiceAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadExternalSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_external_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteExternalSalesInvoiceAttachment(rt::Request<(), Error>);

impl DeleteExternalSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_external_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteExternalSalesInvoiceNote(rt::Request<(), Error>);

impl DeleteExternalSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_external_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateExternalSalesInvoiceNote(rt::Request<model::Note, Error>);

impl CreateExternalSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_external_sales_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteExternalSalesInvoicePayment(rt::Request<(), Error>);

impl DeleteExternalSalesInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_external_sales_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateExternalSalesInvoicePayment(rt::Request<model::Payment, Error>);

impl CreateExternalSalesInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_external_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateExternalSalesInvoiceAttachment(rt::Request<i64, Error>);

impl CreateExternalSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `mark_external_sales_invoice_as_dubious`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct MarkExternalSalesInvoiceAsDubious(
    rt::Request<model::ExternalSalesInvoice, Error>,
);

impl MarkExternalSalesInvoiceAsDubious {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `dubious_date`.
    pub fn dubious_date(self, dubious_date: &rt::types::Date) -> Self {
        Self(self.0.body_field("dubious_date", dubious_date))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExternalSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ExternalSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `mark_external_sales_invoice_as_uncollectible`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct MarkExternalSalesInvoiceAsUncollectible(
    rt::Request<model::ExternalSalesInvoice, Error>,
);

impl MarkExternalSalesInvoiceAsUncollectible {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `uncollectible_date`.
    pub fn uncollectible_date(self, uncollectible_date: &rt::types::Date) -> Self {
        Self(self.0.body_field("uncollectible_date", uncollectible_date))
    }

    /// Sets `book_method`.
    pub fn book_method(self, book_method: &str) -> Self {
        Self(self.0.body_field("book_method", book_method))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExternalSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::ExternalSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_financial_accounts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListFinancialAccounts(rt::Request<Vec<model::FinancialAccount>, Error>);

impl ListFinancialAccounts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::FinancialAccount>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::FinancialAccount>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_financial_mutations`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListFinancialMutations(rt::Request<Vec<model::FinancialMutation>, Error>);

impl ListFinancialMutations {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::FinancialMutation>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::FinancialMutation>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_financial_mutation`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetFinancialMutation(rt::Request<model::FinancialMutation, Error>);

impl GetFinancialMutation {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::FinancialMutation, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::FinancialMutation, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_financial_mutation_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListFinancialMutationVersions(rt::Request<Vec<model::Version>, Error>);

impl ListFinancialMutationVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_financial_mutations_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListFinancialMutationsByIds(
    rt::Request<Vec<model::FinancialMutation>, Error>,
);

impl ListFinancialMutationsByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::FinancialMutation>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::FinancialMutation>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `link_financial_mutation_booking`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct LinkFinancialMutationBooking(rt::Request<i64, Error>);

impl LinkFinancialMutationBooking {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `booking_id`.
    pub fn booking_id(self, booking_id: &model::Identifier) -> Self {
        Self(self.0.body_field("booking_id", booking_id))
    }

    /// Sets `price_base`.
    pub fn price_base(self, price_base: &model::Money) -> Self {
        Self(self.0.body_field("price_base", price_base))
    }

    /// Sets `price`.
    pub fn price(self, price: &model::Money) -> Self {
        Self(self.0.body_field("price", price))
    }

    /// Sets `description`.
    pub fn description(self, description: &str) -> Self {
        Self(self.0.body_field("description", description))
    }

    /// Sets `payment_batch_identifier`.
    pub fn payment_batch_identifier(self, payment_batch_identifier: &str) -> Self {
        Self(self.0.body_field("payment_batch_identifier", payment_batch_identifier))
    }

    /// Sets `project_id`.
    pub fn project_id(self, project_id: &model::Identifier) -> Self {
        Self(self.0.body_field("project_id", project_id))
    }

    /// Sets `mark_open_sepa_transaction_as_paid`.
    pub fn mark_open_sepa_transaction_as_paid(
        self,
        mark_open_sepa_transaction_as_paid: bool,
    ) -> Self {
        Self(
            self
                .0
                .body_field(
                    "mark_open_sepa_transaction_as_paid",
                    &mark_open_sepa_transaction_as_paid,
                ),
        )
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `unlink_financial_mutation_booking`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UnlinkFinancialMutationBooking(rt::Request<model::FinancialMutation, Error>);

impl UnlinkFinancialMutationBooking {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::FinancialMutation, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::FinancialMutation, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_financial_statement`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateFinancialStatement(rt::Request<model::FinancialStatement, Error>);

impl CreateFinancialStatement {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::FinancialStatement, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::FinancialStatement, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_financial_statement`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateFinancialStatement(rt::Request<model::FinancialStatement, Error>);

impl UpdateFinancialStatement {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::FinancialStatement, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::FinancialStatement, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_financial_statement`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteFinancialStatement(rt::Request<(), Error>);

impl DeleteFinancialStatement {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_identities`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListIdentities(rt::Request<Vec<model::Identity>, Error>);

impl ListIdentities {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Identity>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Identity>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetIdentity(rt::Request<model::Identity, Error>);

impl GetIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Identity, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Identity, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateIdentity(rt::Request<model::Identity, Error>);

impl CreateIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Identity, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Identity, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateIdentity(rt::Request<model::Identity, Error>);

impl UpdateIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Identity, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Identity, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteIdentity(rt::Request<(), Error>);

impl DeleteIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_default_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetDefaultIdentity(rt::Request<model::Identity, Error>);

impl GetDefaultIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Identity, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Identity, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_default_identity`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateDefaultIdentity(rt::Request<model::Identity, Error>);

impl UpdateDefaultIdentity {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Identity, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Identity, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_ledger_accounts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListLedgerAccounts(rt::Request<Vec<model::LedgerAccount>, Error>);

impl ListLedgerAccounts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::LedgerAccount>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::LedgerAccount>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_ledger_account`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetLedgerAccount(rt::Request<model::LedgerAccount, Error>);

impl GetLedgerAccount {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::LedgerAccount, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::LedgerAccount, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_ledger_account`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateLedgerAccount(rt::Request<model::LedgerAccount, Error>);

impl CreateLedgerAccount {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::LedgerAccount, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::LedgerAccount, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_ledger_account`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateLedgerAccount(rt::Request<model::LedgerAccount, Error>);

impl UpdateLedgerAccount {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `ledger_account`.
    pub fn ledger_account(self, ledger_account: &model::LedgerAccountUpdate) -> Self {
        Self(self.0.body_field("ledger_account", ledger_account))
    }

    /// Sets `rgs_code`.
    pub fn rgs_code(self, rgs_code: &str) -> Self {
        Self(self.0.body_field("rgs_code", rgs_code))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::LedgerAccount, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::LedgerAccount, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_ledger_account`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteLedgerAccount(rt::Request<(), Error>);

impl DeleteLedgerAccount {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetPayment(rt::Request<model::Payment, Error>);

impl GetPayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_products`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListProducts(rt::PagedRequest<Vec<model::Product>, model::Product, Error>);

impl ListProducts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Sets `query`.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `currency`.
    pub fn currency(self, currency: &str) -> Self {
        Self(self.0.query("currency", currency))
    }

    /// Sets `active`.
    pub fn active(self, active: bool) -> Self {
        Self(self.0.query("active", active))
    }

    /// Sets `for_checkout`.
    pub fn for_checkout(self, for_checkout: bool) -> Self {
        Self(self.0.query("for_checkout", for_checkout))
    }

    /// Sets `ledger_account_id`.
    pub fn ledger_account_id(self, ledger_account_id: &str) -> Self {
        Self(self.0.query("ledger_account_id", ledger_account_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Product>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Product>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Product>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Product, Error> {
        self.0.items()
    }
}

/// A request to `get_product`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetProduct(rt::Request<model::Product, Error>);

impl GetProduct {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Product, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Product, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_product`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateProduct(rt::Request<model::Product, Error>);

impl CreateProduct {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Product, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Product, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_product`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateProduct(rt::Request<model::Product, Error>);

impl UpdateProduct {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Product, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Product, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_product`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteProduct(rt::Request<(), Error>);

impl DeleteProduct {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_product_by_identifier`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetProductByIdentifier(rt::Request<model::Product, Error>);

impl GetProductByIdentifier {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Product, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Product, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_product_sales_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateProductSalesLink(rt::Request<String, Error>);

impl CreateProductSalesLink {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `contact_id`.
    pub fn contact_id(self, contact_id: &str) -> Self {
        Self(self.0.query("contact_id", contact_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_projects`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListProjects(rt::PagedRequest<Vec<model::Project>, model::Project, Error>);

impl ListProjects {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"state:active"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Project>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Project>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::Project>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::Project, Error> {
        self.0.items()
    }
}

/// A request to `get_project`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetProject(rt::Request<model::Project, Error>);

impl GetProject {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Project, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Project, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_project`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateProject(rt::Request<model::Project, Error>);

impl CreateProject {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Project, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Project, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_project`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateProject(rt::Request<model::Project, Error>);

impl UpdateProject {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Project, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Project, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_project`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteProject(rt::Request<(), Error>);

impl DeleteProject {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_purchase_transactions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListPurchaseTransactions(
    rt::PagedRequest<Vec<model::PurchaseTransaction>, model::PurchaseTransaction, Error>,
);

impl ListPurchaseTransactions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"unbatched:true"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::PurchaseTransaction>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::PurchaseTransaction>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::PurchaseTransaction>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::PurchaseTransaction, Error> {
        self.0.items()
    }
}

/// A request to `get_purchase_transaction`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetPurchaseTransaction(rt::Request<model::PurchaseTransaction, Error>);

impl GetPurchaseTransaction {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::PurchaseTransaction, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::PurchaseTransaction, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_transaction`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseTransaction(rt::Request<(), Error>);

impl DeletePurchaseTransaction {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `import_sepa_credit_transfer`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ImportSepaCreditTransfer(
    rt::Request<Vec<model::PurchaseTransactionBatch>, Error>,
);

impl ImportSepaCreditTransfer {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `ledger_account_id`.
    pub fn ledger_account_id(self, ledger_account_id: &str) -> Self {
        Self(self.0.part("ledger_account_id", ledger_account_id))
    }

    /// Sets `financial_account_id`.
    pub fn financial_account_id(self, financial_account_id: &str) -> Self {
        Self(self.0.part("financial_account_id", financial_account_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::PurchaseTransactionBatch>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::PurchaseTransactionBatch>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_purchase_transaction_by_old_path`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeletePurchaseTransactionByOldPath(rt::Request<(), Error>);

impl DeletePurchaseTransactionByOldPath {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_recurring_sales_invoices`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListRecurringSalesInvoices(
    rt::PagedRequest<
        Vec<model::RecurringSalesInvoice>,
        model::RecurringSalesInvoice,
        Error,
    >,
);

impl ListRecurringSalesInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"state:active"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::RecurringSalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::RecurringSalesInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::RecurringSalesInvoice>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::RecurringSalesInvoice, Error> {
        self.0.items()
    }
}

/// A request to `get_recurring_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRecurringSalesInvoice(rt::Request<model::RecurringSalesInvoice, Error>);

impl GetRecurringSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::RecurringSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::RecurringSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_recurring_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateRecurringSalesInvoice(rt::Request<model::RecurringSalesInvoice, Error>);

impl CreateRecurringSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::RecurringSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::RecurringSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_recurring_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateRecurringSalesInvoice(rt::Request<model::RecurringSalesInvoice, Error>);

impl UpdateRecurringSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::RecurringSalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::RecurringSalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_recurring_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteRecurringSalesInvoice(rt::Request<(), Error>);

impl DeleteRecurringSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_recurring_sales_invoice_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListRecurringSalesInvoiceVersions(rt::Request<Vec<model::Version>, Error>);

impl ListRecurringSalesInvoiceVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_recurring_sales_invoices_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListRecurringSalesInvoicesByIds(
    rt::Request<Vec<model::RecurringSalesInvoice>, Error>,
);

impl ListRecurringSalesInvoicesByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::RecurringSalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::RecurringSalesInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_recurring_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteRecurringSalesInvoiceNote(rt::Request<(), Error>);

impl DeleteRecurringSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_recurring_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateRecurringSalesInvoiceNote(rt::Request<model::Note, Error>);

impl CreateRecurringSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_assets_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetAssetsReport(rt::Request<Vec<model::AssetReportItem>, Error>);

impl GetAssetsReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::AssetReportItem>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::AssetReportItem>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_balance_sheet_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetBalanceSheetReport(rt::Request<model::BalanceSheet, Error>);

impl GetBalanceSheetReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::BalanceSheet, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::BalanceSheet, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_cash_flow_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCashFlowReport(rt::Request<model::CashFlow, Error>);

impl GetCashFlowReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `financial_account_id`.
    pub fn financial_account_id(self, financial_account_id: &str) -> Self {
        Self(self.0.query("financial_account_id", financial_account_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::CashFlow, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::CashFlow, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_creditors_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCreditorsReport(rt::Request<model::Creditors, Error>);

impl GetCreditorsReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Creditors, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Creditors, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_creditors_aging_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetCreditorsAgingReport(rt::Request<model::AgingCreditors, Error>);

impl GetCreditorsAgingReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period_until(self, period_until: &str) -> Self {
        Self(self.0.query("period_until", period_until))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::AgingCreditors, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AgingCreditors, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_debtors_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetDebtorsReport(rt::Request<model::Debtors, Error>);

impl GetDebtorsReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Debtors, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Debtors, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_debtors_aging_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetDebtorsAgingReport(rt::Request<model::AgingDebtors, Error>);

impl GetDebtorsAgingReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period_until(self, period_until: &str) -> Self {
        Self(self.0.query("period_until", period_until))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::AgingDebtors, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AgingDebtors, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_expenses_by_contact_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetExpensesByContactReport(rt::Request<model::ExpensesByContact, Error>);

impl GetExpensesByContactReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExpensesByContact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ExpensesByContact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_expenses_by_project_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetExpensesByProjectReport(rt::Request<model::ExpensesByProject, Error>);

impl GetExpensesByProjectReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ExpensesByProject, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ExpensesByProject, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `export_auditfile`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ExportAuditfile(rt::Request<(), Error>);

impl ExportAuditfile {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets `version`.
    pub fn version(self, version: &str) -> Self {
        Self(self.0.body_field("version", version))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `export_brugstaat`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ExportBrugstaat(rt::Request<(), Error>);

impl ExportBrugstaat {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `export_ledger_accounts`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ExportLedgerAccounts(rt::Request<(), Error>);

impl ExportLedgerAccounts {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_general_ledger_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetGeneralLedgerReport(rt::Request<model::GeneralLedger, Error>);

impl GetGeneralLedgerReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::GeneralLedger, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::GeneralLedger, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_journal_entries_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetJournalEntriesReport(
    rt::PagedRequest<Vec<model::JournalEntry>, model::JournalEntry, Error>,
);

impl GetJournalEntriesReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `project_id`.
    pub fn project_id(self, project_id: &str) -> Self {
        Self(self.0.query("project_id", project_id))
    }

    /// Sets `contact_id`.
    pub fn contact_id(self, contact_id: &str) -> Self {
        Self(self.0.query("contact_id", contact_id))
    }

    /// Sets `ledger_account_id`.
    pub fn ledger_account_id(self, ledger_account_id: &str) -> Self {
        Self(self.0.query("ledger_account_id", ledger_account_id))
    }

    /// Sets `account_type`.
    pub fn account_type(self, account_type: &model::LedgerAccountType) -> Self {
        Self(self.0.query("account_type", account_type))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::JournalEntry>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::JournalEntry>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::JournalEntry>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::JournalEntry, Error> {
        self.0.items()
    }
}

/// A request to `get_ledger_account_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetLedgerAccountReport(
    rt::PagedRequest<Vec<model::JournalEntry>, model::JournalEntry, Error>,
);

impl GetLedgerAccountReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::JournalEntry>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::JournalEntry>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::JournalEntry>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::JournalEntry, Error> {
        self.0.items()
    }
}

/// A request to `get_profit_loss_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetProfitLossReport(rt::Request<model::ProfitLoss, Error>);

impl GetProfitLossReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `project_id`.
    pub fn project_id(self, project_id: &str) -> Self {
        Self(self.0.query("project_id", project_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::ProfitLoss, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::ProfitLoss, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_revenue_by_contact_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRevenueByContactReport(rt::Request<model::RevenueByContact, Error>);

impl GetRevenueByContactReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::RevenueByContact, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::RevenueByContact, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_revenue_by_project_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetRevenueByProjectReport(rt::Request<model::RevenueByProject, Error>);

impl GetRevenueByProjectReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::RevenueByProject, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::RevenueByProject, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_subscriptions_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSubscriptionsReport(rt::Request<model::SubscriptionFigures, Error>);

impl GetSubscriptionsReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SubscriptionFigures, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<model::SubscriptionFigures, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_tax_report`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTaxReport(rt::Request<model::TaxReport, Error>);

impl GetTaxReport {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// A day, a month, a range such as `20260101..20260331`, or a name such as `this_month`.
    /// Defaults to `"this_month"`.
    pub fn period(self, period: &str) -> Self {
        Self(self.0.query("period", period))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaxReport, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaxReport, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_sales_invoices`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSalesInvoices(
    rt::PagedRequest<Vec<model::SalesInvoice>, model::SalesInvoice, Error>,
);

impl ListSalesInvoices {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::SalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::SalesInvoice>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::SalesInvoice>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SalesInvoice, Error> {
        self.0.items()
    }
}

/// A request to `get_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl GetSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl CreateSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `from_payment_request`.
    pub fn from_payment_request(self, from_payment_request: bool) -> Self {
        Self(self.0.body_field("from_payment_request", &from_payment_request))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl UpdateSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSalesInvoice(rt::Request<(), Error>);

impl DeleteSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_sales_invoice_by_invoice_id`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSalesInvoiceByInvoiceId(rt::Request<model::SalesInvoice, Error>);

impl GetSalesInvoiceByInvoiceId {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_sales_invoice_by_reference`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSalesInvoiceByReference(rt::Request<model::SalesInvoice, Error>);

impl GetSalesInvoiceByReference {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `send_sales_invoice_reminders`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SendSalesInvoiceReminders(rt::Request<i64, Error>);

impl SendSalesInvoiceReminders {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_sales_invoice_versions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSalesInvoiceVersions(rt::Request<Vec<model::Version>, Error>);

impl ListSalesInvoiceVersions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Version>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Version>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_sales_invoices_by_ids`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSalesInvoicesByIds(rt::Request<Vec<model::SalesInvoice>, Error>);

impl ListSalesInvoicesByIds {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::SalesInvoice>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::SalesInvoice>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSalesInvoiceAttachment(rt::Request<i64, Error>);

impl CreateSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<i64, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<i64, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_packing_slip_pdf`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadPackingSlipPdf(rt::Request<rt::types::Bytes, Error>);

impl DownloadPackingSlipPdf {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets `media`.
    pub fn media(self, media: &str) -> Self {
        Self(self.0.query("media", media))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_sales_invoice_pdf`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadSalesInvoicePdf(rt::Request<rt::types::Bytes, Error>);

impl DownloadSalesInvoicePdf {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets `media`.
    pub fn media(self, media: &str) -> Self {
        Self(self.0.query("media", media))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_sales_invoice_ubl`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadSalesInvoiceUbl(rt::Request<String, Error>);

impl DownloadSalesInvoiceUbl {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_by_status())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `duplicate_sales_invoice_as_credit_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DuplicateSalesInvoiceAsCreditInvoice(rt::Request<model::SalesInvoice, Error>);

impl DuplicateSalesInvoiceAsCreditInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `mark_sales_invoice_as_dubious`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct MarkSalesInvoiceAsDubious(rt::Request<model::SalesInvoice, Error>);

impl MarkSalesInvoiceAsDubious {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `dubious_date`.
    pub fn dubious_date(self, dubious_date: &rt::types::Date) -> Self {
        Self(self.0.body_field("dubious_date", dubious_date))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `mark_sales_invoice_as_uncollectible`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct MarkSalesInvoiceAsUncollectible(rt::Request<model::SalesInvoice, Error>);

impl MarkSalesInvoiceAsUncollectible {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `uncollectible_date`.
    pub fn uncollectible_date(self, uncollectible_date: &rt::types::Date) -> Self {
        Self(self.0.body_field("uncollectible_date", uncollectible_date))
    }

    /// Sets `book_method`.
    pub fn book_method(self, book_method: &str) -> Self {
        Self(self.0.body_field("book_method", book_method))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `pause_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct PauseSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl PauseSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `register_sales_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RegisterSalesInvoicePayment(rt::Request<model::Payment, Error>);

impl RegisterSalesInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `payment`.
    pub fn payment(self, payment: &model::PaymentInput) -> Self {
        Self(self.0.body_field("payment", payment))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `register_credit_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct RegisterCreditInvoicePayment(rt::Request<model::SalesInvoice, Error>);

impl RegisterCreditInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `resume_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ResumeSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl ResumeSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `send_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct SendSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl SendSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `sales_invoice_sending`.
    pub fn sales_invoice_sending(
        self,
        sales_invoice_sending: &model::SalesInvoiceSending,
    ) -> Self {
        Self(self.0.body_field("sales_invoice_sending", sales_invoice_sending))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `download_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DownloadSalesInvoiceAttachment(rt::Request<rt::types::Bytes, Error>);

impl DownloadSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_bytes())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<rt::types::Bytes, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<rt::types::Bytes, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_sales_invoice_attachment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSalesInvoiceAttachment(rt::Request<(), Error>);

impl DeleteSalesInvoiceAttachment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSalesInvoiceNote(rt::Request<(), Error>);

impl DeleteSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_sales_invoice_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSalesInvoiceNote(rt::Request<model::Note, Error>);

impl CreateSalesInvoiceNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_sales_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSalesInvoicePayment(rt::Request<(), Error>);

impl DeleteSalesInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_sales_invoice_payment`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSalesInvoicePayment(rt::Request<model::Payment, Error>);

impl CreateSalesInvoicePayment {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Payment, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Payment, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_subscription_templates`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSubscriptionTemplates(
    rt::PagedRequest<
        Vec<model::SubscriptionTemplate>,
        model::SubscriptionTemplate,
        Error,
    >,
);

impl ListSubscriptionTemplates {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::SubscriptionTemplate>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::SubscriptionTemplate>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::SubscriptionTemplate>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::SubscriptionTemplate, Error> {
        self.0.items()
    }
}

/// A request to `get_subscription_template_checkout_identifier`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSubscriptionTemplateCheckoutIdentifier(rt::Request<String, Error>);

impl GetSubscriptionTemplateCheckoutIdentifier {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `contact_id`.
    pub fn contact_id(self, contact_id: &str) -> Self {
        Self(self.0.query("contact_id", contact_id))
    }

    /// Sets `start_date`.
    pub fn start_date(self, start_date: &rt::types::Date) -> Self {
        Self(self.0.query("start_date", start_date))
    }

    /// Sets `product_id`.
    pub fn product_id(self, product_id: &str) -> Self {
        Self(self.0.query("product_id", product_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_subscription_template_sales_link`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSubscriptionTemplateSalesLink(rt::Request<String, Error>);

impl CreateSubscriptionTemplateSalesLink {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `contact_id`.
    pub fn contact_id(self, contact_id: &str) -> Self {
        Self(self.0.query("contact_id", contact_id))
    }

    /// Sets `start_date`.
    pub fn start_date(self, start_date: &rt::types::Date) -> Self {
        Self(self.0.query("start_date", start_date))
    }

    /// Sets `product_id`.
    pub fn product_id(self, product_id: &str) -> Self {
        Self(self.0.query("product_id", product_id))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<String, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<String, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_subscriptions`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSubscriptions(rt::Request<Vec<model::Subscription>, Error>);

impl ListSubscriptions {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Subscription>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Subscription>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_subscription`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetSubscription(rt::Request<model::Subscription, Error>);

impl GetSubscription {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Subscription, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Subscription, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_subscription`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSubscription(rt::Request<model::Subscription, Error>);

impl CreateSubscription {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Subscription, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Subscription, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_subscription`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateSubscription(rt::Request<model::Subscription, Error>);

impl UpdateSubscription {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Subscription, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Subscription, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_subscription`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteSubscription(rt::Request<model::Subscription, Error>);

impl DeleteSubscription {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `subscription`.
    pub fn subscription(self, subscription: &model::SubscriptionCancellation) -> Self {
        Self(self.0.body_field("subscription", subscription))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Subscription, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Subscription, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_subscription_additional_charge`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateSubscriptionAdditionalCharge(
    rt::Request<model::AdditionalCharge, Error>,
);

impl CreateSubscriptionAdditionalCharge {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::AdditionalCharge, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::AdditionalCharge, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_subscription_additional_charges`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListSubscriptionAdditionalCharges(
    rt::Request<Vec<model::AdditionalCharge>, Error>,
);

impl ListSubscriptionAdditionalCharges {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `include_billed`.
    pub fn include_billed(self, include_billed: bool) -> Self {
        Self(self.0.query("include_billed", include_billed))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::AdditionalCharge>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::AdditionalCharge>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_one_off_subscription_sales_invoice`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateOneOffSubscriptionSalesInvoice(rt::Request<model::SalesInvoice, Error>);

impl CreateOneOffSubscriptionSalesInvoice {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::SalesInvoice, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::SalesInvoice, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_task_list_group`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTaskListGroup(rt::Request<model::TaskListGroup, Error>);

impl GetTaskListGroup {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListGroup, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListGroup, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_task_list_group`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTaskListGroup(rt::Request<model::TaskListGroup, Error>);

impl UpdateTaskListGroup {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `group`.
    pub fn group(self, group: &model::TaskListGroupUpdate) -> Self {
        Self(self.0.body_field("group", group))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListGroup, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListGroup, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_task_list_group`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTaskListGroup(rt::Request<(), Error>);

impl DeleteTaskListGroup {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTask(rt::Request<model::Task, Error>);

impl CreateTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTask(rt::Request<model::Task, Error>);

impl GetTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTask(rt::Request<model::Task, Error>);

impl UpdateTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTask(rt::Request<(), Error>);

impl DeleteTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `assign_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct AssignTask(rt::Request<model::Task, Error>);

impl AssignTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `unassign_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UnassignTask(rt::Request<model::Task, Error>);

impl UnassignTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `complete_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CompleteTask(rt::Request<model::Task, Error>);

impl CompleteTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `reopen_task`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ReopenTask(rt::Request<model::Task, Error>);

impl ReopenTask {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Task, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Task, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskNote(rt::Request<model::Note, Error>);

impl CreateTaskNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_list_from_template`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskListFromTemplate(rt::Request<model::TaskList, Error>);

impl CreateTaskListFromTemplate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `task_list`.
    pub fn task_list(self, task_list: &model::TemplatedTaskListInput) -> Self {
        Self(self.0.body_field("task_list", task_list))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskList, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskList, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_task_lists`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTaskLists(rt::PagedRequest<Vec<model::TaskList>, model::TaskList, Error>);

impl ListTaskLists {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TaskList>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::TaskList>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::TaskList>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::TaskList, Error> {
        self.0.items()
    }
}

/// A request to `get_task_list`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTaskList(rt::Request<model::TaskList, Error>);

impl GetTaskList {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskList, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskList, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_list`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskList(rt::Request<model::TaskList, Error>);

impl CreateTaskList {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskList, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskList, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_task_list`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTaskList(rt::Request<model::TaskList, Error>);

impl UpdateTaskList {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskList, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskList, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_task_list`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTaskList(rt::Request<(), Error>);

impl DeleteTaskList {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_list_group`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskListGroup(rt::Request<model::TaskListGroup, Error>);

impl CreateTaskListGroup {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListGroup, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListGroup, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_task_list_templates`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTaskListTemplates(rt::Request<Vec<model::TaskListTemplate>, Error>);

impl ListTaskListTemplates {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TaskListTemplate>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(
        self,
    ) -> rt::SendingWithMeta<Vec<model::TaskListTemplate>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_task_list_template`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTaskListTemplate(rt::Request<model::TaskListTemplate, Error>);

impl GetTaskListTemplate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListTemplate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListTemplate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_list_template`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskListTemplate(rt::Request<model::TaskListTemplate, Error>);

impl CreateTaskListTemplate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListTemplate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListTemplate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_task_list_template`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTaskListTemplate(rt::Request<model::TaskListTemplate, Error>);

impl UpdateTaskListTemplate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListTemplate, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListTemplate, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_task_list_template`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTaskListTemplate(rt::Request<(), Error>);

impl DeleteTaskListTemplate {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_task_list_template_group`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTaskListTemplateGroup(rt::Request<model::TaskListGroup, Error>);

impl CreateTaskListTemplateGroup {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TaskListGroup, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TaskListGroup, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_tax_rates`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTaxRates(rt::PagedRequest<Vec<model::TaxRate>, model::TaxRate, Error>);

impl ListTaxRates {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TaxRate>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::TaxRate>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::TaxRate>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::TaxRate, Error> {
        self.0.items()
    }
}

/// A request to `list_time_entries`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListTimeEntries(
    rt::PagedRequest<Vec<model::TimeEntry>, model::TimeEntry, Error>,
);

impl ListTimeEntries {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.paged())
    }

    /// Terms `key:value`, joined by commas; they replace the default as a whole. Defaults to
    /// `"period:this_year"`.
    pub fn filter(self, filter: &str) -> Self {
        Self(self.0.query("filter", filter))
    }

    /// Sets `query`.
    pub fn query(self, query: &str) -> Self {
        Self(self.0.query("query", query))
    }

    /// Sets `page`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query("page", page))
    }

    /// 1 to 100.
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query("per_page", per_page))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::TimeEntry>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::TimeEntry>, Error> {
        self.0.send_with_meta()
    }

    /// Returns the replies, page by page.
    pub fn pages(self) -> rt::Pages<Vec<model::TimeEntry>, Error> {
        self.0.pages()
    }

    /// Returns the items of all pages, one by one.
    pub fn items(self) -> rt::Items<model::TimeEntry, Error> {
        self.0.items()
    }
}

/// A request to `get_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetTimeEntry(rt::Request<model::TimeEntry, Error>);

impl GetTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TimeEntry, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TimeEntry, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTimeEntry(rt::Request<model::TimeEntry, Error>);

impl CreateTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TimeEntry, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TimeEntry, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `update_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct UpdateTimeEntry(rt::Request<model::TimeEntry, Error>);

impl UpdateTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TimeEntry, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TimeEntry, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeEntry(rt::Request<(), Error>);

impl DeleteTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `resume_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ResumeTimeEntry(rt::Request<model::TimeEntry, Error>);

impl ResumeTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TimeEntry, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TimeEntry, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `stop_time_entry`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct StopTimeEntry(rt::Request<model::TimeEntry, Error>);

impl StopTimeEntry {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::TimeEntry, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::TimeEntry, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_time_entry_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteTimeEntryNote(rt::Request<(), Error>);

impl DeleteTimeEntryNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_time_entry_note`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateTimeEntryNote(rt::Request<model::Note, Error>);

impl CreateTimeEntryNote {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Note, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Note, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_users`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListUsers(rt::Request<Vec<model::UserAccount>, Error>);

impl ListUsers {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `include_inactive`.
    pub fn include_inactive(self, include_inactive: bool) -> Self {
        Self(self.0.query("include_inactive", include_inactive))
    }

    /// Sets `include_accountants`.
    pub fn include_accountants(self, include_accountants: bool) -> Self {
        Self(self.0.query("include_accountants", include_accountants))
    }

    /// Sets `include_api_users`.
    pub fn include_api_users(self, include_api_users: bool) -> Self {
        Self(self.0.query("include_api_users", include_api_users))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::UserAccount>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::UserAccount>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_verifications`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetVerifications(rt::Request<model::Verifications, Error>);

impl GetVerifications {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Verifications, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Verifications, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_webhooks`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListWebhooks(rt::Request<Vec<model::Webhook>, Error>);

impl ListWebhooks {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Webhook>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Webhook>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `create_webhook`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct CreateWebhook(rt::Request<model::Webhook, Error>);

impl CreateWebhook {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets `enabled_events`.
    pub fn enabled_events(self, enabled_events: &[String]) -> Self {
        Self(self.0.body_field("enabled_events", enabled_events))
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Webhook, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Webhook, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `delete_webhook`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeleteWebhook(rt::Request<(), Error>);

impl DeleteWebhook {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request_unit())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<(), Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<(), Error> {
        self.0.send_with_meta()
    }
}

/// A request to `activate_webhook`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ActivateWebhook(rt::Request<model::Webhook, Error>);

impl ActivateWebhook {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Webhook, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Webhook, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `deactivate_webhook`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct DeactivateWebhook(rt::Request<model::Webhook, Error>);

impl DeactivateWebhook {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Webhook, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Webhook, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `list_workflows`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct ListWorkflows(rt::Request<Vec<model::Workflow>, Error>);

impl ListWorkflows {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<Vec<model::Workflow>, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<Vec<model::Workflow>, Error> {
        self.0.send_with_meta()
    }
}

/// A request to `get_workflow`.
#[derive(Debug)]
#[must_use = "a request does nothing until it is sent"]
pub struct GetWorkflow(rt::Request<model::Workflow, Error>);

impl GetWorkflow {
    pub(super) fn new(call: rt::Call) -> Self {
        Self(call.request())
    }

    /// Sets this call's options: timeout, size limit, retries.
    pub fn options(self, options: rt::CallOptions) -> Self {
        Self(self.0.options(options))
    }

    /// Sends the request.
    ///
    /// # Errors
    ///
    /// Returns an error if the provider returns an error reply, or if no readable reply is
    /// received.
    pub fn send(self) -> rt::Sending<model::Workflow, Error> {
        self.0.send()
    }

    /// Sends the request, and returns the status and headers along with the reply.
    ///
    /// # Errors
    ///
    /// Same as [`send`](Self::send).
    pub fn send_with_meta(self) -> rt::SendingWithMeta<model::Workflow, Error> {
        self.0.send_with_meta()
    }
}
