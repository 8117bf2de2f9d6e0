//! The webhooks of Moneybird.

use ::licit::rt;
use rt::tables::{
    TimestampFormat, TimestampPlace, WebhookEvent, WebhookHmac, WebhookPlace,
    WebhookSignature, WebhookTimestamp, Webhooks,
};
use super::{Error, provider};

/// A webhook event of Moneybird.
///
/// Moneybird attempts a delivery up to ten times, until the reply has status 200. The `action`
/// identifies the event. The entity has the same format as in the API.
///
/// See <https://developer.moneybird.com/webhooks>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// `access_token_created`.
    AccessTokenCreated(Box<super::model::WebhookPayload>),
    /// `access_token_revoked`.
    AccessTokenRevoked(Box<super::model::WebhookPayload>),
    /// `administration_activated`.
    AdministrationActivated(Box<super::model::WebhookPayload>),
    /// `administration_added`.
    AdministrationAdded(Box<super::model::WebhookPayload>),
    /// `administration_automatic_bookers_activated`.
    AdministrationAutomaticBookersActivated(Box<super::model::WebhookPayload>),
    /// `administration_automatic_bookers_deactivated`.
    AdministrationAutomaticBookersDeactivated(Box<super::model::WebhookPayload>),
    /// `administration_cancelled`.
    AdministrationCancelled(Box<super::model::WebhookPayload>),
    /// `administration_changed`.
    AdministrationChanged(Box<super::model::WebhookPayload>),
    /// `administration_data_analysis_permission_unset`.
    AdministrationDataAnalysisPermissionUnset(Box<super::model::WebhookPayload>),
    /// `administration_data_analysis_permission_set`.
    AdministrationDataAnalysisPermissionSet(Box<super::model::WebhookPayload>),
    /// `administration_deleted`.
    AdministrationDeleted(Box<super::model::WebhookPayload>),
    /// `administration_reactivated`.
    AdministrationReactivated(Box<super::model::WebhookPayload>),
    /// `administration_removed`.
    AdministrationRemoved(Box<super::model::WebhookPayload>),
    /// `administration_suspended`.
    AdministrationSuspended(Box<super::model::WebhookPayload>),
    /// `administration_details_edited`.
    AdministrationDetailsEdited(Box<super::model::WebhookPayload>),
    /// `administration_id_verified_for_banking_authorization_requirement_activated`.
    AdministrationIdVerifiedForBankingAuthorizationRequir650bh4(
        Box<super::model::WebhookPayload>,
    ),
    /// `administration_moneybird_banking_requested`.
    AdministrationMoneybirdBankingRequested(Box<super::model::WebhookPayload>),
    /// `administration_moneybird_banking_tax_information_sent`.
    AdministrationMoneybirdBankingTaxInformationSent(Box<super::model::WebhookPayload>),
    /// `administration_moneybird_payments_activated`.
    AdministrationMoneybirdPaymentsActivated(Box<super::model::WebhookPayload>),
    /// `administration_payments_without_proof_activated`.
    AdministrationPaymentsWithoutProofActivated(Box<super::model::WebhookPayload>),
    /// `administration_payments_without_proof_deactivated`.
    AdministrationPaymentsWithoutProofDeactivated(Box<super::model::WebhookPayload>),
    /// `administration_update_period_locked_until`.
    AdministrationUpdatePeriodLockedUntil(Box<super::model::WebhookPayload>),
    /// `administration_legacy_tax_number_updated`.
    AdministrationLegacyTaxNumberUpdated(Box<super::model::WebhookPayload>),
    /// `adyen_banking_bank_transfer_permission_created`.
    AdyenBankingBankTransferPermissionCreated(Box<super::model::WebhookPayload>),
    /// `adyen_banking_bank_transfer_permission_revoked`.
    AdyenBankingBankTransferPermissionRevoked(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_created`.
    AdyenPaymentInstrumentCreated(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_updated`.
    AdyenPaymentInstrumentUpdated(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_activated`.
    AdyenPaymentInstrumentActivated(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_suspended`.
    AdyenPaymentInstrumentSuspended(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_network_token_created`.
    AdyenPaymentInstrumentNetworkTokenCreated(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_network_token_updated`.
    AdyenPaymentInstrumentNetworkTokenUpdated(Box<super::model::WebhookPayload>),
    /// `adyen_payment_instrument_pin_changed`.
    AdyenPaymentInstrumentPinChanged(Box<super::model::WebhookPayload>),
    /// `company_assets_asset_created`.
    CompanyAssetsAssetCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_asset_destroyed`.
    CompanyAssetsAssetDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_asset_updated`.
    CompanyAssetsAssetUpdated(Box<super::model::WebhookPayload>),
    /// `company_assets_disposal_created`.
    CompanyAssetsDisposalCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_disposal_destroyed`.
    CompanyAssetsDisposalDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_source_created`.
    CompanyAssetsSourceCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_source_destroyed`.
    CompanyAssetsSourceDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_linear_created`.
    CompanyAssetsValueChangesLinearCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_linear_destroyed`.
    CompanyAssetsValueChangesLinearDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_arbitrary_created`.
    CompanyAssetsValueChangesArbitraryCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_arbitrary_destroyed`.
    CompanyAssetsValueChangesArbitraryDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_divestment_created`.
    CompanyAssetsValueChangesDivestmentCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_divestment_destroyed`.
    CompanyAssetsValueChangesDivestmentDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_full_depreciation_created`.
    CompanyAssetsValueChangesFullDepreciationCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_full_depreciation_destroyed`.
    CompanyAssetsValueChangesFullDepreciationDestroyed(
        Box<super::model::WebhookPayload>,
    ),
    /// `company_assets_value_changes_manual_created`.
    CompanyAssetsValueChangesManualCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_changes_manual_destroyed`.
    CompanyAssetsValueChangesManualDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_change_plan_created`.
    CompanyAssetsValueChangePlanCreated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_change_plan_destroyed`.
    CompanyAssetsValueChangePlanDestroyed(Box<super::model::WebhookPayload>),
    /// `company_assets_value_change_plan_updated`.
    CompanyAssetsValueChangePlanUpdated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_change_plan_deactivated`.
    CompanyAssetsValueChangePlanDeactivated(Box<super::model::WebhookPayload>),
    /// `company_assets_value_change_plan_activated`.
    CompanyAssetsValueChangePlanActivated(Box<super::model::WebhookPayload>),
    /// `booking_rule_created`.
    BookingRuleCreated(Box<super::model::WebhookPayload>),
    /// `booking_rule_updated`.
    BookingRuleUpdated(Box<super::model::WebhookPayload>),
    /// `booking_rule_destroyed`.
    BookingRuleDestroyed(Box<super::model::WebhookPayload>),
    /// `changed_iban_send_email`.
    ChangedIbanSendEmail(Box<super::model::WebhookPayload>),
    /// `contact_is_trusted`.
    ContactIsTrusted(Box<super::model::ContactWebhook>),
    /// `contact_is_not_trusted`.
    ContactIsNotTrusted(Box<super::model::ContactWebhook>),
    /// `contact_archived`.
    ContactArchived(Box<super::model::ContactWebhook>),
    /// `contact_activated`.
    ContactActivated(Box<super::model::ContactWebhook>),
    /// `contact_changed`.
    ContactChanged(Box<super::model::ContactWebhook>),
    /// `contact_created`.
    ContactCreated(Box<super::model::ContactWebhook>),
    /// `contact_created_from_checkout_order`.
    ContactCreatedFromCheckoutOrder(Box<super::model::ContactWebhook>),
    /// `contact_destroyed`.
    ContactDestroyed(Box<super::model::ContactWebhook>),
    /// `contact_mandate_request_failed`.
    ContactMandateRequestFailed(Box<super::model::ContactWebhook>),
    /// `contact_mandate_request_initiated`.
    ContactMandateRequestInitiated(Box<super::model::ContactWebhook>),
    /// `contact_mandate_request_succeeded`.
    ContactMandateRequestSucceeded(Box<super::model::ContactWebhook>),
    /// `contact_mandate_request_url_obtained`.
    ContactMandateRequestUrlObtained(Box<super::model::ContactWebhook>),
    /// `contact_mandate_destroyed`.
    ContactMandateDestroyed(Box<super::model::ContactWebhook>),
    /// `contact_merged`.
    ContactMerged(Box<super::model::ContactWebhook>),
    /// `contact_online_authorization_link_requested`.
    ContactOnlineAuthorizationLinkRequested(Box<super::model::ContactWebhook>),
    /// `contact_paid_subscription_changed_to_sponsored`.
    ContactPaidSubscriptionChangedToSponsored(Box<super::model::ContactWebhook>),
    /// `contact_person_created`.
    ContactPersonCreated(Box<super::model::ContactWebhook>),
    /// `contact_person_destroyed`.
    ContactPersonDestroyed(Box<super::model::ContactWebhook>),
    /// `contact_person_updated`.
    ContactPersonUpdated(Box<super::model::ContactWebhook>),
    /// `contact_sponsored_subscription_link_requested`.
    ContactSponsoredSubscriptionLinkRequested(Box<super::model::ContactWebhook>),
    /// `contact_tax_number_validated`.
    ContactTaxNumberValidated(Box<super::model::ContactWebhook>),
    /// `credit_invoice_created_from_original`.
    CreditInvoiceCreatedFromOriginal(Box<super::model::WebhookPayload>),
    /// `default_identity_updated`.
    DefaultIdentityUpdated(Box<super::model::WebhookPayload>),
    /// `default_identity_verification_document_uploaded`.
    DefaultIdentityVerificationDocumentUploaded(Box<super::model::WebhookPayload>),
    /// `default_tax_rate_created`.
    DefaultTaxRateCreated(Box<super::model::WebhookPayload>),
    /// `direct_bank_link_activated`.
    DirectBankLinkActivated(Box<super::model::WebhookPayload>),
    /// `direct_debit_incoming_mandate_created`.
    DirectDebitIncomingMandateCreated(Box<super::model::WebhookPayload>),
    /// `direct_debit_incoming_mandate_updated`.
    DirectDebitIncomingMandateUpdated(Box<super::model::WebhookPayload>),
    /// `direct_debit_transaction_created`.
    DirectDebitTransactionCreated(Box<super::model::WebhookPayload>),
    /// `direct_debit_transaction_deleted`.
    DirectDebitTransactionDeleted(Box<super::model::WebhookPayload>),
    /// `document_attachment_skipped`.
    DocumentAttachmentSkipped(Box<super::model::WebhookPayload>),
    /// `document_created_from_original`.
    DocumentCreatedFromOriginal(Box<super::model::WebhookPayload>),
    /// `document_destroyed`.
    DocumentDestroyed(Box<super::model::WebhookPayload>),
    /// `document_expired`.
    DocumentExpired(Box<super::model::WebhookPayload>),
    /// `document_recurred`.
    DocumentRecurred(Box<super::model::WebhookPayload>),
    /// `document_saved`.
    DocumentSaved(Box<super::model::WebhookPayload>),
    /// `document_saved_from_email`.
    DocumentSavedFromEmail(Box<super::model::WebhookPayload>),
    /// `document_saved_from_si`.
    DocumentSavedFromSi(Box<super::model::WebhookPayload>),
    /// `document_style_created`.
    DocumentStyleCreated(Box<super::model::WebhookPayload>),
    /// `document_style_destroyed`.
    DocumentStyleDestroyed(Box<super::model::WebhookPayload>),
    /// `document_style_updated`.
    DocumentStyleUpdated(Box<super::model::WebhookPayload>),
    /// `document_updated`.
    DocumentUpdated(Box<super::model::WebhookPayload>),
    /// `email_domain_deactivated`.
    EmailDomainDeactivated(Box<super::model::WebhookPayload>),
    /// `email_domain_validated`.
    EmailDomainValidated(Box<super::model::WebhookPayload>),
    /// `estimate_accepted_contact`.
    EstimateAcceptedContact(Box<super::model::WebhookPayload>),
    /// `estimate_billed`.
    EstimateBilled(Box<super::model::WebhookPayload>),
    /// `estimate_created`.
    EstimateCreated(Box<super::model::WebhookPayload>),
    /// `estimate_created_from_original`.
    EstimateCreatedFromOriginal(Box<super::model::WebhookPayload>),
    /// `estimate_created_from_original_invoice`.
    EstimateCreatedFromOriginalInvoice(Box<super::model::WebhookPayload>),
    /// `estimate_destroyed`.
    EstimateDestroyed(Box<super::model::WebhookPayload>),
    /// `estimate_mark_accepted`.
    EstimateMarkAccepted(Box<super::model::WebhookPayload>),
    /// `estimate_mark_archived`.
    EstimateMarkArchived(Box<super::model::WebhookPayload>),
    /// `estimate_mark_billed`.
    EstimateMarkBilled(Box<super::model::WebhookPayload>),
    /// `estimate_mark_late`.
    EstimateMarkLate(Box<super::model::WebhookPayload>),
    /// `estimate_mark_open`.
    EstimateMarkOpen(Box<super::model::WebhookPayload>),
    /// `estimate_mark_rejected`.
    EstimateMarkRejected(Box<super::model::WebhookPayload>),
    /// `estimate_send_email`.
    EstimateSendEmail(Box<super::model::WebhookPayload>),
    /// `estimate_send_manually`.
    EstimateSendManually(Box<super::model::WebhookPayload>),
    /// `estimate_send_post`.
    EstimateSendPost(Box<super::model::WebhookPayload>),
    /// `estimate_send_post_cancelled`.
    EstimateSendPostCancelled(Box<super::model::WebhookPayload>),
    /// `estimate_send_post_confirmation`.
    EstimateSendPostConfirmation(Box<super::model::WebhookPayload>),
    /// `estimate_signed_sender`.
    EstimateSignedSender(Box<super::model::WebhookPayload>),
    /// `estimate_state_changed_to_late`.
    EstimateStateChangedToLate(Box<super::model::WebhookPayload>),
    /// `estimate_updated`.
    EstimateUpdated(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_created`.
    ExternalSalesInvoiceCreated(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_destroyed`.
    ExternalSalesInvoiceDestroyed(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_marked_as_dubious`.
    ExternalSalesInvoiceMarkedAsDubious(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_marked_as_uncollectible`.
    ExternalSalesInvoiceMarkedAsUncollectible(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_updated`.
    ExternalSalesInvoiceUpdated(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_state_changed_to_late`.
    ExternalSalesInvoiceStateChangedToLate(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_state_changed_to_open`.
    ExternalSalesInvoiceStateChangedToOpen(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_state_changed_to_paid`.
    ExternalSalesInvoiceStateChangedToPaid(Box<super::model::WebhookPayload>),
    /// `external_sales_invoice_state_changed_to_uncollectible`.
    ExternalSalesInvoiceStateChangedToUncollectible(Box<super::model::WebhookPayload>),
    /// `feature_preference_opt_in`.
    FeaturePreferenceOptIn(Box<super::model::WebhookPayload>),
    /// `feature_preference_opt_out`.
    FeaturePreferenceOptOut(Box<super::model::WebhookPayload>),
    /// `feed_entry_snoozed`.
    FeedEntrySnoozed(Box<super::model::WebhookPayload>),
    /// `feed_entry_unsnoozed`.
    FeedEntryUnsnoozed(Box<super::model::WebhookPayload>),
    /// `financial_account_activated`.
    FinancialAccountActivated(Box<super::model::WebhookPayload>),
    /// `financial_account_created`.
    FinancialAccountCreated(Box<super::model::WebhookPayload>),
    /// `financial_account_deactivated`.
    FinancialAccountDeactivated(Box<super::model::WebhookPayload>),
    /// `financial_account_destroyed`.
    FinancialAccountDestroyed(Box<super::model::WebhookPayload>),
    /// `financial_account_bank_link_created`.
    FinancialAccountBankLinkCreated(Box<super::model::WebhookPayload>),
    /// `financial_account_bank_link_destroyed`.
    FinancialAccountBankLinkDestroyed(Box<super::model::WebhookPayload>),
    /// `financial_account_bank_link_updated`.
    FinancialAccountBankLinkUpdated(Box<super::model::WebhookPayload>),
    /// `financial_account_renamed`.
    FinancialAccountRenamed(Box<super::model::WebhookPayload>),
    /// `financial_statement_created`.
    FinancialStatementCreated(Box<super::model::WebhookPayload>),
    /// `financial_statement_destroyed`.
    FinancialStatementDestroyed(Box<super::model::WebhookPayload>),
    /// `financial_statement_updated`.
    FinancialStatementUpdated(Box<super::model::WebhookPayload>),
    /// `goal_completed`.
    GoalCompleted(Box<super::model::WebhookPayload>),
    /// `goal_uncompleted`.
    GoalUncompleted(Box<super::model::WebhookPayload>),
    /// `identity_created`.
    IdentityCreated(Box<super::model::WebhookPayload>),
    /// `identity_destroyed`.
    IdentityDestroyed(Box<super::model::WebhookPayload>),
    /// `identity_updated`.
    IdentityUpdated(Box<super::model::WebhookPayload>),
    /// `ledger_account_activated`.
    LedgerAccountActivated(Box<super::model::WebhookPayload>),
    /// `ledger_account_booking_created`.
    LedgerAccountBookingCreated(Box<super::model::WebhookPayload>),
    /// `ledger_account_booking_destroyed`.
    LedgerAccountBookingDestroyed(Box<super::model::WebhookPayload>),
    /// `ledger_account_created`.
    LedgerAccountCreated(Box<super::model::WebhookPayload>),
    /// `ledger_account_deactivated`.
    LedgerAccountDeactivated(Box<super::model::WebhookPayload>),
    /// `ledger_account_destroyed`.
    LedgerAccountDestroyed(Box<super::model::WebhookPayload>),
    /// `ledger_account_updated`.
    LedgerAccountUpdated(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_created`.
    LegalTermsAcceptationCreated(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_destroyed`.
    LegalTermsAcceptationDestroyed(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_delivery_failed`.
    LegalTermsAcceptationEmailDeliveryFailed(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_invalid_address`.
    LegalTermsAcceptationEmailInvalidAddress(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_invalid_attachment`.
    LegalTermsAcceptationEmailInvalidAttachment(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_marked_as_spam`.
    LegalTermsAcceptationEmailMarkedAsSpam(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_payload_too_large`.
    LegalTermsAcceptationEmailPayloadTooLarge(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_previously_bounced`.
    LegalTermsAcceptationEmailPreviouslyBounced(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_sender_limit`.
    LegalTermsAcceptationEmailSenderLimit(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_email_sent`.
    LegalTermsAcceptationEmailSent(Box<super::model::WebhookPayload>),
    /// `legal_terms_acceptation_updated`.
    LegalTermsAcceptationUpdated(Box<super::model::WebhookPayload>),
    /// `mobile_app_authentication_factor_created`.
    MobileAppAuthenticationFactorCreated(Box<super::model::WebhookPayload>),
    /// `mobile_app_authentication_factor_destroyed`.
    MobileAppAuthenticationFactorDestroyed(Box<super::model::WebhookPayload>),
    /// `mobile_app_authentication_factor_updated`.
    MobileAppAuthenticationFactorUpdated(Box<super::model::WebhookPayload>),
    /// `mollie_credential_created`.
    MollieCredentialCreated(Box<super::model::WebhookPayload>),
    /// `mollie_credential_destroyed`.
    MollieCredentialDestroyed(Box<super::model::WebhookPayload>),
    /// `moneybird_banking_transfer_initiated`.
    MoneybirdBankingTransferInitiated(Box<super::model::WebhookPayload>),
    /// `moneybird_banking_transfer_completed`.
    MoneybirdBankingTransferCompleted(Box<super::model::WebhookPayload>),
    /// `moneybird_banking_transfer_failed`.
    MoneybirdBankingTransferFailed(Box<super::model::WebhookPayload>),
    /// `multi_factor_required`.
    MultiFactorRequired(Box<super::model::WebhookPayload>),
    /// `note_created`.
    NoteCreated(Box<super::model::WebhookPayload>),
    /// `note_destroyed`.
    NoteDestroyed(Box<super::model::WebhookPayload>),
    /// `order_created`.
    OrderCreated(Box<super::model::WebhookPayload>),
    /// `password_changed`.
    PasswordChanged(Box<super::model::WebhookPayload>),
    /// `payment_destroyed`.
    PaymentDestroyed(Box<super::model::WebhookPayload>),
    /// `payment_linked_to_financial_mutation`.
    PaymentLinkedToFinancialMutation(Box<super::model::WebhookPayload>),
    /// `payment_registered`.
    PaymentRegistered(Box<super::model::WebhookPayload>),
    /// `payment_send_email`.
    PaymentSendEmail(Box<super::model::WebhookPayload>),
    /// `payment_method_edited`.
    PaymentMethodEdited(Box<super::model::WebhookPayload>),
    /// `payment_method_limit_updated`.
    PaymentMethodLimitUpdated(Box<super::model::WebhookPayload>),
    /// `payment_transaction_authorized`.
    PaymentTransactionAuthorized(Box<super::model::WebhookPayload>),
    /// `payment_transaction_awaiting_authorization`.
    PaymentTransactionAwaitingAuthorization(Box<super::model::WebhookPayload>),
    /// `payment_transaction_batch_cancelled`.
    PaymentTransactionBatchCancelled(Box<super::model::WebhookPayload>),
    /// `payment_transaction_batch_created`.
    PaymentTransactionBatchCreated(Box<super::model::WebhookPayload>),
    /// `payment_transaction_executing`.
    PaymentTransactionExecuting(Box<super::model::WebhookPayload>),
    /// `payment_transaction_paid`.
    PaymentTransactionPaid(Box<super::model::WebhookPayload>),
    /// `payment_transaction_pending`.
    PaymentTransactionPending(Box<super::model::WebhookPayload>),
    /// `payment_transaction_rejected`.
    PaymentTransactionRejected(Box<super::model::WebhookPayload>),
    /// `payment_transaction_technically_validated`.
    PaymentTransactionTechnicallyValidated(Box<super::model::WebhookPayload>),
    /// `personal_iban_created`.
    PersonalIbanCreated(Box<super::model::WebhookPayload>),
    /// `personal_iban_destroyed`.
    PersonalIbanDestroyed(Box<super::model::WebhookPayload>),
    /// `personal_iban_updated`.
    PersonalIbanUpdated(Box<super::model::WebhookPayload>),
    /// `ponto_connected`.
    PontoConnected(Box<super::model::WebhookPayload>),
    /// `ponto_disconnected`.
    PontoDisconnected(Box<super::model::WebhookPayload>),
    /// `ponto_direct_bank_link_activated`.
    PontoDirectBankLinkActivated(Box<super::model::WebhookPayload>),
    /// `ponto_direct_bank_link_expired`.
    PontoDirectBankLinkExpired(Box<super::model::WebhookPayload>),
    /// `product_activated`.
    ProductActivated(Box<super::model::WebhookPayload>),
    /// `product_created`.
    ProductCreated(Box<super::model::WebhookPayload>),
    /// `product_deactivated`.
    ProductDeactivated(Box<super::model::WebhookPayload>),
    /// `product_destroyed`.
    ProductDestroyed(Box<super::model::WebhookPayload>),
    /// `product_updated`.
    ProductUpdated(Box<super::model::WebhookPayload>),
    /// `project_activated`.
    ProjectActivated(Box<super::model::ProjectWebhook>),
    /// `project_created`.
    ProjectCreated(Box<super::model::ProjectWebhook>),
    /// `project_archived`.
    ProjectArchived(Box<super::model::ProjectWebhook>),
    /// `project_destroyed`.
    ProjectDestroyed(Box<super::model::ProjectWebhook>),
    /// `project_updated`.
    ProjectUpdated(Box<super::model::ProjectWebhook>),
    /// `purchase_transaction_added_to_batch`.
    PurchaseTransactionAddedToBatch(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_authorized`.
    PurchaseTransactionAuthorized(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_awaiting_authorization`.
    PurchaseTransactionAwaitingAuthorization(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_batch_cancelled`.
    PurchaseTransactionBatchCancelled(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_batch_created`.
    PurchaseTransactionBatchCreated(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_created`.
    PurchaseTransactionCreated(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_deleted`.
    PurchaseTransactionDeleted(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_executing`.
    PurchaseTransactionExecuting(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_paid`.
    PurchaseTransactionPaid(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_pending`.
    PurchaseTransactionPending(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_rejected`.
    PurchaseTransactionRejected(Box<super::model::WebhookPayload>),
    /// `purchase_transaction_technically_validated`.
    PurchaseTransactionTechnicallyValidated(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_auto_send_forcefully_disabled`.
    RecurringSalesInvoiceAutoSendForcefullyDisabled(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_created`.
    RecurringSalesInvoiceCreated(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_created_from_original`.
    RecurringSalesInvoiceCreatedFromOriginal(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_created_from_original_recurring`.
    RecurringSalesInvoiceCreatedFromOriginalRecurring(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_creating_skipped_due_to_limits`.
    RecurringSalesInvoiceCreatingSkippedDueToLimits(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_deactivated`.
    RecurringSalesInvoiceDeactivated(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_destroyed`.
    RecurringSalesInvoiceDestroyed(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_invoice_created`.
    RecurringSalesInvoiceInvoiceCreated(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_reached_desired_count_of_invoices`.
    RecurringSalesInvoiceReachedDesiredCountOfInvoices(
        Box<super::model::WebhookPayload>,
    ),
    /// `recurring_sales_invoice_started_auto_send`.
    RecurringSalesInvoiceStartedAutoSend(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_stopped_auto_send`.
    RecurringSalesInvoiceStoppedAutoSend(Box<super::model::WebhookPayload>),
    /// `recurring_sales_invoice_updated`.
    RecurringSalesInvoiceUpdated(Box<super::model::WebhookPayload>),
    /// `sales_invoice_created`.
    SalesInvoiceCreated(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_based_on_estimate`.
    SalesInvoiceCreatedBasedOnEstimate(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_based_on_recurring`.
    SalesInvoiceCreatedBasedOnRecurring(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_based_on_subscription`.
    SalesInvoiceCreatedBasedOnSubscription(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_from_checkout_order`.
    SalesInvoiceCreatedFromCheckoutOrder(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_from_payment_request`.
    SalesInvoiceCreatedFromPaymentRequest(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_created_from_original`.
    SalesInvoiceCreatedFromOriginal(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_destroyed`.
    SalesInvoiceDestroyed(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_marked_as_dubious`.
    SalesInvoiceMarkedAsDubious(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_marked_as_uncollectible`.
    SalesInvoiceMarkedAsUncollectible(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_merged`.
    SalesInvoiceMerged(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_merged_with_recurring_sales_invoice`.
    SalesInvoiceMergedWithRecurringSalesInvoice(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_paused`.
    SalesInvoicePaused(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_revert_dubious`.
    SalesInvoiceRevertDubious(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_revert_uncollectible`.
    SalesInvoiceRevertUncollectible(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_email`.
    SalesInvoiceSendEmail(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_manually`.
    SalesInvoiceSendManually(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_post`.
    SalesInvoiceSendPost(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_post_confirmation`.
    SalesInvoiceSendPostConfirmation(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_post_cancelled`.
    SalesInvoiceSendPostCancelled(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_reminder_email`.
    SalesInvoiceSendReminderEmail(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_reminder_manually`.
    SalesInvoiceSendReminderManually(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_reminder_post`.
    SalesInvoiceSendReminderPost(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_reminder_post_confirmation`.
    SalesInvoiceSendReminderPostConfirmation(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_si`.
    SalesInvoiceSendSi(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_si_delivered`.
    SalesInvoiceSendSiDelivered(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_si_error`.
    SalesInvoiceSendSiError(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_send_to_payt`.
    SalesInvoiceSendToPayt(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_draft`.
    SalesInvoiceStateChangedToDraft(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_late`.
    SalesInvoiceStateChangedToLate(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_open`.
    SalesInvoiceStateChangedToOpen(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_paid`.
    SalesInvoiceStateChangedToPaid(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_pending_payment`.
    SalesInvoiceStateChangedToPendingPayment(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_reminded`.
    SalesInvoiceStateChangedToReminded(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_scheduled`.
    SalesInvoiceStateChangedToScheduled(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_state_changed_to_uncollectible`.
    SalesInvoiceStateChangedToUncollectible(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_unpaused`.
    SalesInvoiceUnpaused(Box<super::model::SalesInvoiceWebhook>),
    /// `sales_invoice_updated`.
    SalesInvoiceUpdated(Box<super::model::SalesInvoiceWebhook>),
    /// `send_payment_email`.
    SendPaymentEmail(Box<super::model::WebhookPayload>),
    /// `send_payment_unsuccessful_email`.
    SendPaymentUnsuccessfulEmail(Box<super::model::WebhookPayload>),
    /// `sepa_direct_debit_limit_updated`.
    SepaDirectDebitLimitUpdated(Box<super::model::WebhookPayload>),
    /// `smart_transfer_rule_created`.
    SmartTransferRuleCreated(Box<super::model::WebhookPayload>),
    /// `smart_transfer_rule_updated`.
    SmartTransferRuleUpdated(Box<super::model::WebhookPayload>),
    /// `smart_transfer_trigger_created`.
    SmartTransferTriggerCreated(Box<super::model::WebhookPayload>),
    /// `smart_transfer_trigger_enabled`.
    SmartTransferTriggerEnabled(Box<super::model::WebhookPayload>),
    /// `smart_transfer_trigger_disabled`.
    SmartTransferTriggerDisabled(Box<super::model::WebhookPayload>),
    /// `smart_transfer_trigger_updated`.
    SmartTransferTriggerUpdated(Box<super::model::WebhookPayload>),
    /// `subgoal_assigned`.
    SubgoalAssigned(Box<super::model::WebhookPayload>),
    /// `subgoal_completed`.
    SubgoalCompleted(Box<super::model::WebhookPayload>),
    /// `subgoal_uncompleted`.
    SubgoalUncompleted(Box<super::model::WebhookPayload>),
    /// `subscription_cancelled`.
    SubscriptionCancelled(Box<super::model::WebhookPayload>),
    /// `subscription_created`.
    SubscriptionCreated(Box<super::model::WebhookPayload>),
    /// `subscription_destroyed`.
    SubscriptionDestroyed(Box<super::model::WebhookPayload>),
    /// `subscription_edited`.
    SubscriptionEdited(Box<super::model::WebhookPayload>),
    /// `subscription_resumed`.
    SubscriptionResumed(Box<super::model::WebhookPayload>),
    /// `subscription_updated`.
    SubscriptionUpdated(Box<super::model::WebhookPayload>),
    /// `subscription_template_activated`.
    SubscriptionTemplateActivated(Box<super::model::WebhookPayload>),
    /// `subscription_template_created`.
    SubscriptionTemplateCreated(Box<super::model::WebhookPayload>),
    /// `subscription_template_destroyed`.
    SubscriptionTemplateDestroyed(Box<super::model::WebhookPayload>),
    /// `subscription_template_deactivated`.
    SubscriptionTemplateDeactivated(Box<super::model::WebhookPayload>),
    /// `subscription_template_updated`.
    SubscriptionTemplateUpdated(Box<super::model::WebhookPayload>),
    /// `task_lists_list_completed`.
    TaskListsListCompleted(Box<super::model::WebhookPayload>),
    /// `task_lists_list_created`.
    TaskListsListCreated(Box<super::model::WebhookPayload>),
    /// `task_lists_list_destroyed`.
    TaskListsListDestroyed(Box<super::model::WebhookPayload>),
    /// `task_lists_list_reopened`.
    TaskListsListReopened(Box<super::model::WebhookPayload>),
    /// `task_lists_list_updated`.
    TaskListsListUpdated(Box<super::model::WebhookPayload>),
    /// `task_lists_list_template_created`.
    TaskListsListTemplateCreated(Box<super::model::WebhookPayload>),
    /// `task_lists_list_template_destroyed`.
    TaskListsListTemplateDestroyed(Box<super::model::WebhookPayload>),
    /// `task_lists_list_template_published`.
    TaskListsListTemplatePublished(Box<super::model::WebhookPayload>),
    /// `task_lists_list_template_hidden`.
    TaskListsListTemplateHidden(Box<super::model::WebhookPayload>),
    /// `task_lists_list_template_updated`.
    TaskListsListTemplateUpdated(Box<super::model::WebhookPayload>),
    /// `task_lists_task_completed`.
    TaskListsTaskCompleted(Box<super::model::WebhookPayload>),
    /// `task_lists_task_created`.
    TaskListsTaskCreated(Box<super::model::WebhookPayload>),
    /// `task_lists_task_destroyed`.
    TaskListsTaskDestroyed(Box<super::model::WebhookPayload>),
    /// `task_lists_task_reopened`.
    TaskListsTaskReopened(Box<super::model::WebhookPayload>),
    /// `task_lists_task_updated`.
    TaskListsTaskUpdated(Box<super::model::WebhookPayload>),
    /// `task_lists_task_assigned`.
    TaskListsTaskAssigned(Box<super::model::WebhookPayload>),
    /// `task_lists_task_unassigned`.
    TaskListsTaskUnassigned(Box<super::model::WebhookPayload>),
    /// `task_lists_task_name`.
    TaskListsTaskName(Box<super::model::WebhookPayload>),
    /// `task_lists_task_report_type_linked`.
    TaskListsTaskReportTypeLinked(Box<super::model::WebhookPayload>),
    /// `task_lists_task_category_linked`.
    TaskListsTaskCategoryLinked(Box<super::model::WebhookPayload>),
    /// `task_lists_task_unlinked`.
    TaskListsTaskUnlinked(Box<super::model::WebhookPayload>),
    /// `tax_rate_activated`.
    TaxRateActivated(Box<super::model::WebhookPayload>),
    /// `tax_rate_created`.
    TaxRateCreated(Box<super::model::WebhookPayload>),
    /// `tax_rate_deactivated`.
    TaxRateDeactivated(Box<super::model::WebhookPayload>),
    /// `tax_rate_destroyed`.
    TaxRateDestroyed(Box<super::model::WebhookPayload>),
    /// `tax_rate_updated`.
    TaxRateUpdated(Box<super::model::WebhookPayload>),
    /// `time_entry_created`.
    TimeEntryCreated(Box<super::model::TimeEntryWebhook>),
    /// `time_entry_destroyed`.
    TimeEntryDestroyed(Box<super::model::TimeEntryWebhook>),
    /// `time_entry_sales_invoice_created`.
    TimeEntrySalesInvoiceCreated(Box<super::model::TimeEntryWebhook>),
    /// `time_entry_updated`.
    TimeEntryUpdated(Box<super::model::TimeEntryWebhook>),
    /// `todo_completed`.
    TodoCompleted(Box<super::model::WebhookPayload>),
    /// `todo_created`.
    TodoCreated(Box<super::model::WebhookPayload>),
    /// `todo_destroyed`.
    TodoDestroyed(Box<super::model::WebhookPayload>),
    /// `todo_opened`.
    TodoOpened(Box<super::model::WebhookPayload>),
    /// `ultimate_benificial_owner_created`.
    UltimateBenificialOwnerCreated(Box<super::model::WebhookPayload>),
    /// `ultimate_benificial_owner_updated`.
    UltimateBenificialOwnerUpdated(Box<super::model::WebhookPayload>),
    /// `ultimate_beneficial_owner_verification_document_uploaded`.
    UltimateBeneficialOwnerVerificationDocumentUploaded(
        Box<super::model::WebhookPayload>,
    ),
    /// `user_invited`.
    UserInvited(Box<super::model::WebhookPayload>),
    /// `user_removed`.
    UserRemoved(Box<super::model::WebhookPayload>),
    /// `verification_destroyed`.
    VerificationDestroyed(Box<super::model::WebhookPayload>),
    /// `workflow_created`.
    WorkflowCreated(Box<super::model::WebhookPayload>),
    /// `workflow_deactivated`.
    WorkflowDeactivated(Box<super::model::WebhookPayload>),
    /// `workflow_destroyed`.
    WorkflowDestroyed(Box<super::model::WebhookPayload>),
    /// `workflow_updated`.
    WorkflowUpdated(Box<super::model::WebhookPayload>),
    /// An event that Moneybird does not document, undecoded.
    Other(rt::Json),
}

impl rt::webhook::Event for Event {
    #[allow(clippy::too_many_lines, reason = "a line or two for each event")]
    fn read(
        position: Option<usize>,
        body: &rt::webhook::Body<'_>,
    ) -> Result<Self, rt::DecodeError> {
        match position {
            Some(0) => body.json().map(Self::AccessTokenCreated),
            Some(1) => body.json().map(Self::AccessTokenRevoked),
            Some(2) => body.json().map(Self::AdministrationActivated),
            Some(3) => body.json().map(Self::AdministrationAdded),
            Some(4) => body.json().map(Self::AdministrationAutomaticBookersActivated),
            Some(5) => body.json().map(Self::AdministrationAutomaticBookersDeactivated),
            Some(6) => body.json().map(Self::AdministrationCancelled),
            Some(7) => body.json().map(Self::AdministrationChanged),
            Some(8) => body.json().map(Self::AdministrationDataAnalysisPermissionUnset),
            Some(9) => body.json().map(Self::AdministrationDataAnalysisPermissionSet),
            Some(10) => body.json().map(Self::AdministrationDeleted),
            Some(11) => body.json().map(Self::AdministrationReactivated),
            Some(12) => body.json().map(Self::AdministrationRemoved),
            Some(13) => body.json().map(Self::AdministrationSuspended),
            Some(14) => body.json().map(Self::AdministrationDetailsEdited),
            Some(15) => {
                body.json()
                    .map(
                        Self::AdministrationIdVerifiedForBankingAuthorizationRequir650bh4,
                    )
            }
            Some(16) => body.json().map(Self::AdministrationMoneybirdBankingRequested),
            Some(17) => {
                body.json().map(Self::AdministrationMoneybirdBankingTaxInformationSent)
            }
            Some(18) => body.json().map(Self::AdministrationMoneybirdPaymentsActivated),
            Some(19) => {
                body.json().map(Self::AdministrationPaymentsWithoutProofActivated)
            }
            Some(20) => {
                body.json().map(Self::AdministrationPaymentsWithoutProofDeactivated)
            }
            Some(21) => body.json().map(Self::AdministrationUpdatePeriodLockedUntil),
            Some(22) => body.json().map(Self::AdministrationLegacyTaxNumberUpdated),
            Some(23) => body.json().map(Self::AdyenBankingBankTransferPermissionCreated),
            Some(24) => body.json().map(Self::AdyenBankingBankTransferPermissionRevoked),
            Some(25) => body.json().map(Self::AdyenPaymentInstrumentCreated),
            Some(26) => body.json().map(Self::AdyenPaymentInstrumentUpdated),
            Some(27) => body.json().map(Self::AdyenPaymentInstrumentActivated),
            Some(28) => body.json().map(Self::AdyenPaymentInstrumentSuspended),
            Some(29) => body.json().map(Self::AdyenPaymentInstrumentNetworkTokenCreated),
            Some(30) => body.json().map(Self::AdyenPaymentInstrumentNetworkTokenUpdated),
            Some(31) => body.json().map(Self::AdyenPaymentInstrumentPinChanged),
            Some(32) => body.json().map(Self::CompanyAssetsAssetCreated),
            Some(33) => body.json().map(Self::CompanyAssetsAssetDestroyed),
            Some(34) => body.json().map(Self::CompanyAssetsAssetUpdated),
            Some(35) => body.json().map(Self::CompanyAssetsDisposalCreated),
            Some(36) => body.json().map(Self::CompanyAssetsDisposalDestroyed),
            Some(37) => body.json().map(Self::CompanyAssetsSourceCreated),
            Some(38) => body.json().map(Self::CompanyAssetsSourceDestroyed),
            Some(39) => body.json().map(Self::CompanyAssetsValueChangesLinearCreated),
            Some(40) => body.json().map(Self::CompanyAssetsValueChangesLinearDestroyed),
            Some(41) => body.json().map(Self::CompanyAssetsValueChangesArbitraryCreated),
            Some(42) => {
                body.json().map(Self::CompanyAssetsValueChangesArbitraryDestroyed)
            }
            Some(43) => body.json().map(Self::CompanyAssetsValueChangesDivestmentCreated),
            Some(44) => {
                body.json().map(Self::CompanyAssetsValueChangesDivestmentDestroyed)
            }
            Some(45) => {
                body.json().map(Self::CompanyAssetsValueChangesFullDepreciationCreated)
            }
            Some(46) => {
                body.json().map(Self::CompanyAssetsValueChangesFullDepreciationDestroyed)
            }
            Some(47) => body.json().map(Self::CompanyAssetsValueChangesManualCreated),
            Some(48) => body.json().map(Self::CompanyAssetsValueChangesManualDestroyed),
            Some(49) => body.json().map(Self::CompanyAssetsValueChangePlanCreated),
            Some(50) => body.json().map(Self::CompanyAssetsValueChangePlanDestroyed),
            Some(51) => body.json().map(Self::CompanyAssetsValueChangePlanUpdated),
            Some(52) => body.json().map(Self::CompanyAssetsValueChangePlanDeactivated),
            Some(53) => body.json().map(Self::CompanyAssetsValueChangePlanActivated),
            Some(54) => body.json().map(Self::BookingRuleCreated),
            Some(55) => body.json().map(Self::BookingRuleUpdated),
            Some(56) => body.json().map(Self::BookingRuleDestroyed),
            Some(57) => body.json().map(Self::ChangedIbanSendEmail),
            Some(58) => body.json().map(Self::ContactIsTrusted),
            Some(59) => body.json().map(Self::ContactIsNotTrusted),
            Some(60) => body.json().map(Self::ContactArchived),
            Some(61) => body.json().map(Self::ContactActivated),
            Some(62) => body.json().map(Self::ContactChanged),
            Some(63) => body.json().map(Self::ContactCreated),
            Some(64) => body.json().map(Self::ContactCreatedFromCheckoutOrder),
            Some(65) => body.json().map(Self::ContactDestroyed),
            Some(66) => body.json().map(Self::ContactMandateRequestFailed),
            Some(67) => body.json().map(Self::ContactMandateRequestInitiated),
            Some(68) => body.json().map(Self::ContactMandateRequestSucceeded),
            Some(69) => body.json().map(Self::ContactMandateRequestUrlObtained),
            Some(70) => body.json().map(Self::ContactMandateDestroyed),
            Some(71) => body.json().map(Self::ContactMerged),
            Some(72) => body.json().map(Self::ContactOnlineAuthorizationLinkRequested),
            Some(73) => body.json().map(Self::ContactPaidSubscriptionChangedToSponsored),
            Some(74) => body.json().map(Self::ContactPersonCreated),
            Some(75) => body.json().map(Self::ContactPersonDestroyed),
            Some(76) => body.json().map(Self::ContactPersonUpdated),
            Some(77) => body.json().map(Self::ContactSponsoredSubscriptionLinkRequested),
            Some(78) => body.json().map(Self::ContactTaxNumberValidated),
            Some(79) => body.json().map(Self::CreditInvoiceCreatedFromOriginal),
            Some(80) => body.json().map(Self::DefaultIdentityUpdated),
            Some(81) => {
                body.json().map(Self::DefaultIdentityVerificationDocumentUploaded)
            }
            Some(82) => body.json().map(Self::DefaultTaxRateCreated),
            Some(83) => body.json().map(Self::DirectBankLinkActivated),
            Some(84) => body.json().map(Self::DirectDebitIncomingMandateCreated),
            Some(85) => body.json().map(Self::DirectDebitIncomingMandateUpdated),
            Some(86) => body.json().map(Self::DirectDebitTransactionCreated),
            Some(87) => body.json().map(Self::DirectDebitTransactionDeleted),
            Some(88) => body.json().map(Self::DocumentAttachmentSkipped),
            Some(89) => body.json().map(Self::DocumentCreatedFromOriginal),
            Some(90) => body.json().map(Self::DocumentDestroyed),
            Some(91) => body.json().map(Self::DocumentExpired),
            Some(92) => body.json().map(Self::DocumentRecurred),
            Some(93) => body.json().map(Self::DocumentSaved),
            Some(94) => body.json().map(Self::DocumentSavedFromEmail),
            Some(95) => body.json().map(Self::DocumentSavedFromSi),
            Some(96) => body.json().map(Self::DocumentStyleCreated),
            Some(97) => body.json().map(Self::DocumentStyleDestroyed),
            Some(98) => body.json().map(Self::DocumentStyleUpdated),
            Some(99) => body.json().map(Self::DocumentUpdated),
            Some(100) => body.json().map(Self::EmailDomainDeactivated),
            Some(101) => body.json().map(Self::EmailDomainValidated),
            Some(102) => body.json().map(Self::EstimateAcceptedContact),
            Some(103) => body.json().map(Self::EstimateBilled),
            Some(104) => body.json().map(Self::EstimateCreated),
            Some(105) => body.json().map(Self::EstimateCreatedFromOriginal),
            Some(106) => body.json().map(Self::EstimateCreatedFromOriginalInvoice),
            Some(107) => body.json().map(Self::EstimateDestroyed),
            Some(108) => body.json().map(Self::EstimateMarkAccepted),
            Some(109) => body.json().map(Self::EstimateMarkArchived),
            Some(110) => body.json().map(Self::EstimateMarkBilled),
            Some(111) => body.json().map(Self::EstimateMarkLate),
            Some(112) => body.json().map(Self::EstimateMarkOpen),
            Some(113) => body.json().map(Self::EstimateMarkRejected),
            Some(114) => body.json().map(Self::EstimateSendEmail),
            Some(115) => body.json().map(Self::EstimateSendManually),
            Some(116) => body.json().map(Self::EstimateSendPost),
            Some(117) => body.json().map(Self::EstimateSendPostCancelled),
            Some(118) => body.json().map(Self::EstimateSendPostConfirmation),
            Some(119) => body.json().map(Self::EstimateSignedSender),
            Some(120) => body.json().map(Self::EstimateStateChangedToLate),
            Some(121) => body.json().map(Self::EstimateUpdated),
            Some(122) => body.json().map(Self::ExternalSalesInvoiceCreated),
            Some(123) => body.json().map(Self::ExternalSalesInvoiceDestroyed),
            Some(124) => body.json().map(Self::ExternalSalesInvoiceMarkedAsDubious),
            Some(125) => body.json().map(Self::ExternalSalesInvoiceMarkedAsUncollectible),
            Some(126) => body.json().map(Self::ExternalSalesInvoiceUpdated),
            Some(127) => body.json().map(Self::ExternalSalesInvoiceStateChangedToLate),
            Some(128) => body.json().map(Self::ExternalSalesInvoiceStateChangedToOpen),
            Some(129) => body.json().map(Self::ExternalSalesInvoiceStateChangedToPaid),
            Some(130) => {
                body.json().map(Self::ExternalSalesInvoiceStateChangedToUncollectible)
            }
            Some(131) => body.json().map(Self::FeaturePreferenceOptIn),
            Some(132) => body.json().map(Self::FeaturePreferenceOptOut),
            Some(133) => body.json().map(Self::FeedEntrySnoozed),
            Some(134) => body.json().map(Self::FeedEntryUnsnoozed),
            Some(135) => body.json().map(Self::FinancialAccountActivated),
            Some(136) => body.json().map(Self::FinancialAccountCreated),
            Some(137) => body.json().map(Self::FinancialAccountDeactivated),
            Some(138) => body.json().map(Self::FinancialAccountDestroyed),
            Some(139) => body.json().map(Self::FinancialAccountBankLinkCreated),
            Some(140) => body.json().map(Self::FinancialAccountBankLinkDestroyed),
            Some(141) => body.json().map(Self::FinancialAccountBankLinkUpdated),
            Some(142) => body.json().map(Self::FinancialAccountRenamed),
            Some(143) => body.json().map(Self::FinancialStatementCreated),
            Some(144) => body.json().map(Self::FinancialStatementDestroyed),
            Some(145) => body.json().map(Self::FinancialStatementUpdated),
            Some(146) => body.json().map(Self::GoalCompleted),
            Some(147) => body.json().map(Self::GoalUncompleted),
            Some(148) => body.json().map(Self::IdentityCreated),
            Some(149) => body.json().map(Self::IdentityDestroyed),
            Some(150) => body.json().map(Self::IdentityUpdated),
            Some(151) => body.json().map(Self::LedgerAccountActivated),
            Some(152) => body.json().map(Self::LedgerAccountBookingCreated),
            Some(153) => body.json().map(Self::LedgerAccountBookingDestroyed),
            Some(154) => body.json().map(Self::LedgerAccountCreated),
            Some(155) => body.json().map(Self::LedgerAccountDeactivated),
            Some(156) => body.json().map(Self::LedgerAccountDestroyed),
            Some(157) => body.json().map(Self::LedgerAccountUpdated),
            Some(158) => body.json().map(Self::LegalTermsAcceptationCreated),
            Some(159) => body.json().map(Self::LegalTermsAcceptationDestroyed),
            Some(160) => body.json().map(Self::LegalTermsAcceptationEmailDeliveryFailed),
            Some(161) => body.json().map(Self::LegalTermsAcceptationEmailInvalidAddress),
            Some(162) => {
                body.json().map(Self::LegalTermsAcceptationEmailInvalidAttachment)
            }
            Some(163) => body.json().map(Self::LegalTermsAcceptationEmailMarkedAsSpam),
            Some(164) => body.json().map(Self::LegalTermsAcceptationEmailPayloadTooLarge),
            Some(165) => {
                body.json().map(Self::LegalTermsAcceptationEmailPreviouslyBounced)
            }
            Some(166) => body.json().map(Self::LegalTermsAcceptationEmailSenderLimit),
            Some(167) => body.json().map(Self::LegalTermsAcceptationEmailSent),
            Some(168) => body.json().map(Self::LegalTermsAcceptationUpdated),
            Some(169) => body.json().map(Self::MobileAppAuthenticationFactorCreated),
            Some(170) => body.json().map(Self::MobileAppAuthenticationFactorDestroyed),
            Some(171) => body.json().map(Self::MobileAppAuthenticationFactorUpdated),
            Some(172) => body.json().map(Self::MollieCredentialCreated),
            Some(173) => body.json().map(Self::MollieCredentialDestroyed),
            Some(174) => body.json().map(Self::MoneybirdBankingTransferInitiated),
            Some(175) => body.json().map(Self::MoneybirdBankingTransferCompleted),
            Some(176) => body.json().map(Self::MoneybirdBankingTransferFailed),
            Some(177) => body.json().map(Self::MultiFactorRequired),
            Some(178) => body.json().map(Self::NoteCreated),
            Some(179) => body.json().map(Self::NoteDestroyed),
            Some(180) => body.json().map(Self::OrderCreated),
            Some(181) => body.json().map(Self::PasswordChanged),
            Some(182) => body.json().map(Self::PaymentDestroyed),
            Some(183) => body.json().map(Self::PaymentLinkedToFinancialMutation),
            Some(184) => body.json().map(Self::PaymentRegistered),
            Some(185) => body.json().map(Self::PaymentSendEmail),
            Some(186) => body.json().map(Self::PaymentMethodEdited),
            Some(187) => body.json().map(Self::PaymentMethodLimitUpdated),
            Some(188) => body.json().map(Self::PaymentTransactionAuthorized),
            Some(189) => body.json().map(Self::PaymentTransactionAwaitingAuthorization),
            Some(190) => body.json().map(Self::PaymentTransactionBatchCancelled),
            Some(191) => body.json().map(Self::PaymentTransactionBatchCreated),
            Some(192) => body.json().map(Self::PaymentTransactionExecuting),
            Some(193) => body.json().map(Self::PaymentTransactionPaid),
            Some(194) => body.json().map(Self::PaymentTransactionPending),
            Some(195) => body.json().map(Self::PaymentTransactionRejected),
            Some(196) => body.json().map(Self::PaymentTransactionTechnicallyValidated),
            Some(197) => body.json().map(Self::PersonalIbanCreated),
            Some(198) => body.json().map(Self::PersonalIbanDestroyed),
            Some(199) => body.json().map(Self::PersonalIbanUpdated),
            Some(200) => body.json().map(Self::PontoConnected),
            Some(201) => body.json().map(Self::PontoDisconnected),
            Some(202) => body.json().map(Self::PontoDirectBankLinkActivated),
            Some(203) => body.json().map(Self::PontoDirectBankLinkExpired),
            Some(204) => body.json().map(Self::ProductActivated),
            Some(205) => body.json().map(Self::ProductCreated),
            Some(206) => body.json().map(Self::ProductDeactivated),
            Some(207) => body.json().map(Self::ProductDestroyed),
            Some(208) => body.json().map(Self::ProductUpdated),
            Some(209) => body.json().map(Self::ProjectActivated),
            Some(210) => body.json().map(Self::ProjectCreated),
            Some(211) => body.json().map(Self::ProjectArchived),
            Some(212) => body.json().map(Self::ProjectDestroyed),
            Some(213) => body.json().map(Self::ProjectUpdated),
            Some(214) => body.json().map(Self::PurchaseTransactionAddedToBatch),
            Some(215) => body.json().map(Self::PurchaseTransactionAuthorized),
            Some(216) => body.json().map(Self::PurchaseTransactionAwaitingAuthorization),
            Some(217) => body.json().map(Self::PurchaseTransactionBatchCancelled),
            Some(218) => body.json().map(Self::PurchaseTransactionBatchCreated),
            Some(219) => body.json().map(Self::PurchaseTransactionCreated),
            Some(220) => body.json().map(Self::PurchaseTransactionDeleted),
            Some(221) => body.json().map(Self::PurchaseTransactionExecuting),
            Some(222) => body.json().map(Self::PurchaseTransactionPaid),
            Some(223) => body.json().map(Self::PurchaseTransactionPending),
            Some(224) => body.json().map(Self::PurchaseTransactionRejected),
            Some(225) => body.json().map(Self::PurchaseTransactionTechnicallyValidated),
            Some(226) => {
                body.json().map(Self::RecurringSalesInvoiceAutoSendForcefullyDisabled)
            }
            Some(227) => body.json().map(Self::RecurringSalesInvoiceCreated),
            Some(228) => body.json().map(Self::RecurringSalesInvoiceCreatedFromOriginal),
            Some(229) => {
                body.json().map(Self::RecurringSalesInvoiceCreatedFromOriginalRecurring)
            }
            Some(230) => {
                body.json().map(Self::RecurringSalesInvoiceCreatingSkippedDueToLimits)
            }
            Some(231) => body.json().map(Self::RecurringSalesInvoiceDeactivated),
            Some(232) => body.json().map(Self::RecurringSalesInvoiceDestroyed),
            Some(233) => body.json().map(Self::RecurringSalesInvoiceInvoiceCreated),
            Some(234) => {
                body.json().map(Self::RecurringSalesInvoiceReachedDesiredCountOfInvoices)
            }
            Some(235) => body.json().map(Self::RecurringSalesInvoiceStartedAutoSend),
            Some(236) => body.json().map(Self::RecurringSalesInvoiceStoppedAutoSend),
            Some(237) => body.json().map(Self::RecurringSalesInvoiceUpdated),
            Some(238) => body.json().map(Self::SalesInvoiceCreated),
            Some(239) => body.json().map(Self::SalesInvoiceCreatedBasedOnEstimate),
            Some(240) => body.json().map(Self::SalesInvoiceCreatedBasedOnRecurring),
            Some(241) => body.json().map(Self::SalesInvoiceCreatedBasedOnSubscription),
            Some(242) => body.json().map(Self::SalesInvoiceCreatedFromCheckoutOrder),
            Some(243) => body.json().map(Self::SalesInvoiceCreatedFromPaymentRequest),
            Some(244) => body.json().map(Self::SalesInvoiceCreatedFromOriginal),
            Some(245) => body.json().map(Self::SalesInvoiceDestroyed),
            Some(246) => body.json().map(Self::SalesInvoiceMarkedAsDubious),
            Some(247) => body.json().map(Self::SalesInvoiceMarkedAsUncollectible),
            Some(248) => body.json().map(Self::SalesInvoiceMerged),
            Some(249) => {
                body.json().map(Self::SalesInvoiceMergedWithRecurringSalesInvoice)
            }
            Some(250) => body.json().map(Self::SalesInvoicePaused),
            Some(251) => body.json().map(Self::SalesInvoiceRevertDubious),
            Some(252) => body.json().map(Self::SalesInvoiceRevertUncollectible),
            Some(253) => body.json().map(Self::SalesInvoiceSendEmail),
            Some(254) => body.json().map(Self::SalesInvoiceSendManually),
            Some(255) => body.json().map(Self::SalesInvoiceSendPost),
            Some(256) => body.json().map(Self::SalesInvoiceSendPostConfirmation),
            Some(257) => body.json().map(Self::SalesInvoiceSendPostCancelled),
            Some(258) => body.json().map(Self::SalesInvoiceSendReminderEmail),
            Some(259) => body.json().map(Self::SalesInvoiceSendReminderManually),
            Some(260) => body.json().map(Self::SalesInvoiceSendReminderPost),
            Some(261) => body.json().map(Self::SalesInvoiceSendReminderPostConfirmation),
            Some(262) => body.json().map(Self::SalesInvoiceSendSi),
            Some(263) => body.json().map(Self::SalesInvoiceSendSiDelivered),
            Some(264) => body.json().map(Self::SalesInvoiceSendSiError),
            Some(265) => body.json().map(Self::SalesInvoiceSendToPayt),
            Some(266) => body.json().map(Self::SalesInvoiceStateChangedToDraft),
            Some(267) => body.json().map(Self::SalesInvoiceStateChangedToLate),
            Some(268) => body.json().map(Self::SalesInvoiceStateChangedToOpen),
            Some(269) => body.json().map(Self::SalesInvoiceStateChangedToPaid),
            Some(270) => body.json().map(Self::SalesInvoiceStateChangedToPendingPayment),
            Some(271) => body.json().map(Self::SalesInvoiceStateChangedToReminded),
            Some(272) => body.json().map(Self::SalesInvoiceStateChangedToScheduled),
            Some(273) => body.json().map(Self::SalesInvoiceStateChangedToUncollectible),
            Some(274) => body.json().map(Self::SalesInvoiceUnpaused),
            Some(275) => body.json().map(Self::SalesInvoiceUpdated),
            Some(276) => body.json().map(Self::SendPaymentEmail),
            Some(277) => body.json().map(Self::SendPaymentUnsuccessfulEmail),
            Some(278) => body.json().map(Self::SepaDirectDebitLimitUpdated),
            Some(279) => body.json().map(Self::SmartTransferRuleCreated),
            Some(280) => body.json().map(Self::SmartTransferRuleUpdated),
            Some(281) => body.json().map(Self::SmartTransferTriggerCreated),
            Some(282) => body.json().map(Self::SmartTransferTriggerEnabled),
            Some(283) => body.json().map(Self::SmartTransferTriggerDisabled),
            Some(284) => body.json().map(Self::SmartTransferTriggerUpdated),
            Some(285) => body.json().map(Self::SubgoalAssigned),
            Some(286) => body.json().map(Self::SubgoalCompleted),
            Some(287) => body.json().map(Self::SubgoalUncompleted),
            Some(288) => body.json().map(Self::SubscriptionCancelled),
            Some(289) => body.json().map(Self::SubscriptionCreated),
            Some(290) => body.json().map(Self::SubscriptionDestroyed),
            Some(291) => body.json().map(Self::SubscriptionEdited),
            Some(292) => body.json().map(Self::SubscriptionResumed),
            Some(293) => body.json().map(Self::SubscriptionUpdated),
            Some(294) => body.json().map(Self::SubscriptionTemplateActivated),
            Some(295) => body.json().map(Self::SubscriptionTemplateCreated),
            Some(296) => body.json().map(Self::SubscriptionTemplateDestroyed),
            Some(297) => body.json().map(Self::SubscriptionTemplateDeactivated),
            Some(298) => body.json().map(Self::SubscriptionTemplateUpdated),
            Some(299) => body.json().map(Self::TaskListsListCompleted),
            Some(300) => body.json().map(Self::TaskListsListCreated),
            Some(301) => body.json().map(Self::TaskListsListDestroyed),
            Some(302) => body.json().map(Self::TaskListsListReopened),
            Some(303) => body.json().map(Self::TaskListsListUpdated),
            Some(304) => body.json().map(Self::TaskListsListTemplateCreated),
            Some(305) => body.json().map(Self::TaskListsListTemplateDestroyed),
            Some(306) => body.json().map(Self::TaskListsListTemplatePublished),
            Some(307) => body.json().map(Self::TaskListsListTemplateHidden),
            Some(308) => body.json().map(Self::TaskListsListTemplateUpdated),
            Some(309) => body.json().map(Self::TaskListsTaskCompleted),
            Some(310) => body.json().map(Self::TaskListsTaskCreated),
            Some(311) => body.json().map(Self::TaskListsTaskDestroyed),
            Some(312) => body.json().map(Self::TaskListsTaskReopened),
            Some(313) => body.json().map(Self::TaskListsTaskUpdated),
            Some(314) => body.json().map(Self::TaskListsTaskAssigned),
            Some(315) => body.json().map(Self::TaskListsTaskUnassigned),
            Some(316) => body.json().map(Self::TaskListsTaskName),
            Some(317) => body.json().map(Self::TaskListsTaskReportTypeLinked),
            Some(318) => body.json().map(Self::TaskListsTaskCategoryLinked),
            Some(319) => body.json().map(Self::TaskListsTaskUnlinked),
            Some(320) => body.json().map(Self::TaxRateActivated),
            Some(321) => body.json().map(Self::TaxRateCreated),
            Some(322) => body.json().map(Self::TaxRateDeactivated),
            Some(323) => body.json().map(Self::TaxRateDestroyed),
            Some(324) => body.json().map(Self::TaxRateUpdated),
            Some(325) => body.json().map(Self::TimeEntryCreated),
            Some(326) => body.json().map(Self::TimeEntryDestroyed),
            Some(327) => body.json().map(Self::TimeEntrySalesInvoiceCreated),
            Some(328) => body.json().map(Self::TimeEntryUpdated),
            Some(329) => body.json().map(Self::TodoCompleted),
            Some(330) => body.json().map(Self::TodoCreated),
            Some(331) => body.json().map(Self::TodoDestroyed),
            Some(332) => body.json().map(Self::TodoOpened),
            Some(333) => body.json().map(Self::UltimateBenificialOwnerCreated),
            Some(334) => body.json().map(Self::UltimateBenificialOwnerUpdated),
            Some(335) => {
                body.json()
                    .map(Self::UltimateBeneficialOwnerVerificationDocumentUploaded)
            }
            Some(336) => body.json().map(Self::UserInvited),
            Some(337) => body.json().map(Self::UserRemoved),
            Some(338) => body.json().map(Self::VerificationDestroyed),
            Some(339) => body.json().map(Self::WorkflowCreated),
            Some(340) => body.json().map(Self::WorkflowDeactivated),
            Some(341) => body.json().map(Self::WorkflowDestroyed),
            Some(342) => body.json().map(Self::WorkflowUpdated),
            _ => body.json().map(Self::Other),
        }
    }
}

/// Verifies Moneybird's webhooks. Cheap to clone; clones share their configuration.
#[derive(Debug, Clone)]
pub struct Verifier(rt::webhook::Verifier);

impl Verifier {
    /// Creates a verifier with the default configuration.
    ///
    /// # Errors
    ///
    /// Same as [`VerifierBuilder::build`].
    pub fn new(secret: impl Into<rt::Secret>) -> Result<Self, Error>
    where
        for<'build> (): rt::webhook::WebhookFeature<'build>,
    {
        Self::builder(secret).build()
    }

    /// Returns a builder for a verifier.
    pub fn builder(secret: impl Into<rt::Secret>) -> VerifierBuilder {
        let builder = rt::webhook::VerifierBuilder::new(&provider::PROVIDER, &WEBHOOKS);
        VerifierBuilder(builder.secret(secret))
    }

    /// Verifies and decodes a webhook. `headers` are pairs of names and values, such as a
    /// `HeaderMap`. `body` must be the exact bytes that were received.
    ///
    /// # Errors
    ///
    /// Returns an error if the webhook is rejected. Respond with the error's `status`.
    pub fn verify<N: AsRef<str>, V: AsRef<[u8]>>(
        &self,
        headers: impl IntoIterator<Item = (N, V)>,
        body: &[u8],
    ) -> Result<rt::webhook::Delivery<Event>, rt::webhook::WebhookError> {
        self.0.verify(headers, body)
    }
}

/// Builds [`Verifier`].
#[derive(Debug)]
#[must_use]
pub struct VerifierBuilder(rt::webhook::VerifierBuilder);

impl VerifierBuilder {
    /// Sets the maximum body size in bytes. The default is 25 MiB.
    pub fn max_body(self, bytes: usize) -> Self {
        Self(self.0.max_body(bytes))
    }

    /// Adds a secret that is also accepted, for secret rotation.
    pub fn secret(self, secret: impl Into<rt::Secret>) -> Self {
        Self(self.0.secret(secret))
    }

    /// Overrides the maximum difference between the signature's timestamp and the current time.
    pub fn tolerance(self, tolerance: std::time::Duration) -> Self {
        Self(self.0.tolerance(tolerance))
    }

    /// Sets the clock. The default is the system clock.
    pub fn clock(self, clock: impl rt::Clock) -> Self {
        Self(self.0.clock(clock))
    }

    /// Validates the configuration and creates the verifier.
    ///
    /// # Errors
    ///
    /// Returns an error if a secret is empty or malformed.
    pub fn build(self) -> Result<Verifier, Error>
    where
        for<'build> (): rt::webhook::WebhookFeature<'build>,
    {
        Ok(Verifier(self.0.build_hmac()?))
    }
}

/// How events are identified and signed.
#[allow(clippy::needless_update, reason = "a table may state every field")]
static WEBHOOKS: Webhooks = Webhooks {
    signature: WebhookSignature::Hmac(WebhookHmac {
        header: "Moneybird-Signature",
        separator: Some(","),
        prefix: "v1=",
        signed: "{timestamp}.{body}",
        timestamp: Some(WebhookTimestamp {
            place: TimestampPlace::Prefix("t="),
            format: TimestampFormat::Seconds,
        }),
        ..WebhookHmac::DEFAULT
    }),
    event_type: Some(WebhookPlace::Pointer("/action")),
    delivery_id: Some(WebhookPlace::Header("Idempotency-Key")),
    events: &[
        WebhookEvent::of("access_token_created"),
        WebhookEvent::of("access_token_revoked"),
        WebhookEvent::of("administration_activated"),
        WebhookEvent::of("administration_added"),
        WebhookEvent::of("administration_automatic_bookers_activated"),
        WebhookEvent::of("administration_automatic_bookers_deactivated"),
        WebhookEvent::of("administration_cancelled"),
        WebhookEvent::of("administration_changed"),
        WebhookEvent::of("administration_data_analysis_permission_unset"),
        WebhookEvent::of("administration_data_analysis_permission_set"),
        WebhookEvent::of("administration_deleted"),
        WebhookEvent::of("administration_reactivated"),
        WebhookEvent::of("administration_removed"),
        WebhookEvent::of("administration_suspended"),
        WebhookEvent::of("administration_details_edited"),
        WebhookEvent::of(
            "administration_id_verified_for_banking_authorization_requirement_activated",
        ),
        WebhookEvent::of("administration_moneybird_banking_requested"),
        WebhookEvent::of("administration_moneybird_banking_tax_information_sent"),
        WebhookEvent::of("administration_moneybird_payments_activated"),
        WebhookEvent::of("administration_payments_without_proof_activated"),
        WebhookEvent::of("administration_payments_without_proof_deactivated"),
        WebhookEvent::of("administration_update_period_locked_until"),
        WebhookEvent::of("administration_legacy_tax_number_updated"),
        WebhookEvent::of("adyen_banking_bank_transfer_permission_created"),
        WebhookEvent::of("adyen_banking_bank_transfer_permission_revoked"),
        WebhookEvent::of("adyen_payment_instrument_created"),
        WebhookEvent::of("adyen_payment_instrument_updated"),
        WebhookEvent::of("adyen_payment_instrument_activated"),
        WebhookEvent::of("adyen_payment_instrument_suspended"),
        WebhookEvent::of("adyen_payment_instrument_network_token_created"),
        WebhookEvent::of("adyen_payment_instrument_network_token_updated"),
        WebhookEvent::of("adyen_payment_instrument_pin_changed"),
        WebhookEvent::of("company_assets_asset_created"),
        WebhookEvent::of("company_assets_asset_destroyed"),
        WebhookEvent::of("company_assets_asset_updated"),
        WebhookEvent::of("company_assets_disposal_created"),
        WebhookEvent::of("company_assets_disposal_destroyed"),
        WebhookEvent::of("company_assets_source_created"),
        WebhookEvent::of("company_assets_source_destroyed"),
        WebhookEvent::of("company_assets_value_changes_linear_created"),
        WebhookEvent::of("company_assets_value_changes_linear_destroyed"),
        WebhookEvent::of("company_assets_value_changes_arbitrary_created"),
        WebhookEvent::of("company_assets_value_changes_arbitrary_destroyed"),
        WebhookEvent::of("company_assets_value_changes_divestment_created"),
        WebhookEvent::of("company_assets_value_changes_divestment_destroyed"),
        WebhookEvent::of("company_assets_value_changes_full_depreciation_created"),
        WebhookEvent::of("company_assets_value_changes_full_depreciation_destroyed"),
        WebhookEvent::of("company_assets_value_changes_manual_created"),
        WebhookEvent::of("company_assets_value_changes_manual_destroyed"),
        WebhookEvent::of("company_assets_value_change_plan_created"),
        WebhookEvent::of("company_assets_value_change_plan_destroyed"),
        WebhookEvent::of("company_assets_value_change_plan_updated"),
        WebhookEvent::of("company_assets_value_change_plan_deactivated"),
        WebhookEvent::of("company_assets_value_change_plan_activated"),
        WebhookEvent::of("booking_rule_created"),
        WebhookEvent::of("booking_rule_updated"),
        WebhookEvent::of("booking_rule_destroyed"),
        WebhookEvent::of("changed_iban_send_email"),
        WebhookEvent::of("contact_is_trusted"),
        WebhookEvent::of("contact_is_not_trusted"),
        WebhookEvent::of("contact_archived"),
        WebhookEvent::of("contact_activated"),
        WebhookEvent::of("contact_changed"),
        WebhookEvent::of("contact_created"),
        WebhookEvent::of("contact_created_from_checkout_order"),
        WebhookEvent::of("contact_destroyed"),
        WebhookEvent::of("contact_mandate_request_failed"),
        WebhookEvent::of("contact_mandate_request_initiated"),
        WebhookEvent::of("contact_mandate_request_succeeded"),
        WebhookEvent::of("contact_mandate_request_url_obtained"),
        WebhookEvent::of("contact_mandate_destroyed"),
        WebhookEvent::of("contact_merged"),
        WebhookEvent::of("contact_online_authorization_link_requested"),
        WebhookEvent::of("contact_paid_subscription_changed_to_sponsored"),
        WebhookEvent::of("contact_person_created"),
        WebhookEvent::of("contact_person_destroyed"),
        WebhookEvent::of("contact_person_updated"),
        WebhookEvent::of("contact_sponsored_subscription_link_requested"),
        WebhookEvent::of("contact_tax_number_validated"),
        WebhookEvent::of("credit_invoice_created_from_original"),
        WebhookEvent::of("default_identity_updated"),
        WebhookEvent::of("default_identity_verification_document_uploaded"),
        WebhookEvent::of("default_tax_rate_created"),
        WebhookEvent::of("direct_bank_link_activated"),
        WebhookEvent::of("direct_debit_incoming_mandate_created"),
        WebhookEvent::of("direct_debit_incoming_mandate_updated"),
        WebhookEvent::of("direct_debit_transaction_created"),
        WebhookEvent::of("direct_debit_transaction_deleted"),
        WebhookEvent::of("document_attachment_skipped"),
        WebhookEvent::of("document_created_from_original"),
        WebhookEvent::of("document_destroyed"),
        WebhookEvent::of("document_expired"),
        WebhookEvent::of("document_recurred"),
        WebhookEvent::of("document_saved"),
        WebhookEvent::of("document_saved_from_email"),
        WebhookEvent::of("document_saved_from_si"),
        WebhookEvent::of("document_style_created"),
        WebhookEvent::of("document_style_destroyed"),
        WebhookEvent::of("document_style_updated"),
        WebhookEvent::of("document_updated"),
        WebhookEvent::of("email_domain_deactivated"),
        WebhookEvent::of("email_domain_validated"),
        WebhookEvent::of("estimate_accepted_contact"),
        WebhookEvent::of("estimate_billed"),
        WebhookEvent::of("estimate_created"),
        WebhookEvent::of("estimate_created_from_original"),
        WebhookEvent::of("estimate_created_from_original_invoice"),
        WebhookEvent::of("estimate_destroyed"),
        WebhookEvent::of("estimate_mark_accepted"),
        WebhookEvent::of("estimate_mark_archived"),
        WebhookEvent::of("estimate_mark_billed"),
        WebhookEvent::of("estimate_mark_late"),
        WebhookEvent::of("estimate_mark_open"),
        WebhookEvent::of("estimate_mark_rejected"),
        WebhookEvent::of("estimate_send_email"),
        WebhookEvent::of("estimate_send_manually"),
        WebhookEvent::of("estimate_send_post"),
        WebhookEvent::of("estimate_send_post_cancelled"),
        WebhookEvent::of("estimate_send_post_confirmation"),
        WebhookEvent::of("estimate_signed_sender"),
        WebhookEvent::of("estimate_state_changed_to_late"),
        WebhookEvent::of("estimate_updated"),
        WebhookEvent::of("external_sales_invoice_created"),
        WebhookEvent::of("external_sales_invoice_destroyed"),
        WebhookEvent::of("external_sales_invoice_marked_as_dubious"),
        WebhookEvent::of("external_sales_invoice_marked_as_uncollectible"),
        WebhookEvent::of("external_sales_invoice_updated"),
        WebhookEvent::of("external_sales_invoice_state_changed_to_late"),
        WebhookEvent::of("external_sales_invoice_state_changed_to_open"),
        WebhookEvent::of("external_sales_invoice_state_changed_to_paid"),
        WebhookEvent::of("external_sales_invoice_state_changed_to_uncollectible"),
        WebhookEvent::of("feature_preference_opt_in"),
        WebhookEvent::of("feature_preference_opt_out"),
        WebhookEvent::of("feed_entry_snoozed"),
        WebhookEvent::of("feed_entry_unsnoozed"),
        WebhookEvent::of("financial_account_activated"),
        WebhookEvent::of("financial_account_created"),
        WebhookEvent::of("financial_account_deactivated"),
        WebhookEvent::of("financial_account_destroyed"),
        WebhookEvent::of("financial_account_bank_link_created"),
        WebhookEvent::of("financial_account_bank_link_destroyed"),
        WebhookEvent::of("financial_account_bank_link_updated"),
        WebhookEvent::of("financial_account_renamed"),
        WebhookEvent::of("financial_statement_created"),
        WebhookEvent::of("financial_statement_destroyed"),
        WebhookEvent::of("financial_statement_updated"),
        WebhookEvent::of("goal_completed"),
        WebhookEvent::of("goal_uncompleted"),
        WebhookEvent::of("identity_created"),
        WebhookEvent::of("identity_destroyed"),
        WebhookEvent::of("identity_updated"),
        WebhookEvent::of("ledger_account_activated"),
        WebhookEvent::of("ledger_account_booking_created"),
        WebhookEvent::of("ledger_account_booking_destroyed"),
        WebhookEvent::of("ledger_account_created"),
        WebhookEvent::of("ledger_account_deactivated"),
        WebhookEvent::of("ledger_account_destroyed"),
        WebhookEvent::of("ledger_account_updated"),
        WebhookEvent::of("legal_terms_acceptation_created"),
        WebhookEvent::of("legal_terms_acceptation_destroyed"),
        WebhookEvent::of("legal_terms_acceptation_email_delivery_failed"),
        WebhookEvent::of("legal_terms_acceptation_email_invalid_address"),
        WebhookEvent::of("legal_terms_acceptation_email_invalid_attachment"),
        WebhookEvent::of("legal_terms_acceptation_email_marked_as_spam"),
        WebhookEvent::of("legal_terms_acceptation_email_payload_too_large"),
        WebhookEvent::of("legal_terms_acceptation_email_previously_bounced"),
        WebhookEvent::of("legal_terms_acceptation_email_sender_limit"),
        WebhookEvent::of("legal_terms_acceptation_email_sent"),
        WebhookEvent::of("legal_terms_acceptation_updated"),
        WebhookEvent::of("mobile_app_authentication_factor_created"),
        WebhookEvent::of("mobile_app_authentication_factor_destroyed"),
        WebhookEvent::of("mobile_app_authentication_factor_updated"),
        WebhookEvent::of("mollie_credential_created"),
        WebhookEvent::of("mollie_credential_destroyed"),
        WebhookEvent::of("moneybird_banking_transfer_initiated"),
        WebhookEvent::of("moneybird_banking_transfer_completed"),
        WebhookEvent::of("moneybird_banking_transfer_failed"),
        WebhookEvent::of("multi_factor_required"),
        WebhookEvent::of("note_created"),
        WebhookEvent::of("note_destroyed"),
        WebhookEvent::of("order_created"),
        WebhookEvent::of("password_changed"),
        WebhookEvent::of("payment_destroyed"),
        WebhookEvent::of("payment_linked_to_financial_mutation"),
        WebhookEvent::of("payment_registered"),
        WebhookEvent::of("payment_send_email"),
        WebhookEvent::of("payment_method_edited"),
        WebhookEvent::of("payment_method_limit_updated"),
        WebhookEvent::of("payment_transaction_authorized"),
        WebhookEvent::of("payment_transaction_awaiting_authorization"),
        WebhookEvent::of("payment_transaction_batch_cancelled"),
        WebhookEvent::of("payment_transaction_batch_created"),
        WebhookEvent::of("payment_transaction_executing"),
        WebhookEvent::of("payment_transaction_paid"),
        WebhookEvent::of("payment_transaction_pending"),
        WebhookEvent::of("payment_transaction_rejected"),
        WebhookEvent::of("payment_transaction_technically_validated"),
        WebhookEvent::of("personal_iban_created"),
        WebhookEvent::of("personal_iban_destroyed"),
        WebhookEvent::of("personal_iban_updated"),
        WebhookEvent::of("ponto_connected"),
        WebhookEvent::of("ponto_disconnected"),
        WebhookEvent::of("ponto_direct_bank_link_activated"),
        WebhookEvent::of("ponto_direct_bank_link_expired"),
        WebhookEvent::of("product_activated"),
        WebhookEvent::of("product_created"),
        WebhookEvent::of("product_deactivated"),
        WebhookEvent::of("product_destroyed"),
        WebhookEvent::of("product_updated"),
        WebhookEvent::of("project_activated"),
        WebhookEvent::of("project_created"),
        WebhookEvent::of("project_archived"),
        WebhookEvent::of("project_destroyed"),
        WebhookEvent::of("project_updated"),
        WebhookEvent::of("purchase_transaction_added_to_batch"),
        WebhookEvent::of("purchase_transaction_authorized"),
        WebhookEvent::of("purchase_transaction_awaiting_authorization"),
        WebhookEvent::of("purchase_transaction_batch_cancelled"),
        WebhookEvent::of("purchase_transaction_batch_created"),
        WebhookEvent::of("purchase_transaction_created"),
        WebhookEvent::of("purchase_transaction_deleted"),
        WebhookEvent::of("purchase_transaction_executing"),
        WebhookEvent::of("purchase_transaction_paid"),
        WebhookEvent::of("purchase_transaction_pending"),
        WebhookEvent::of("purchase_transaction_rejected"),
        WebhookEvent::of("purchase_transaction_technically_validated"),
        WebhookEvent::of("recurring_sales_invoice_auto_send_forcefully_disabled"),
        WebhookEvent::of("recurring_sales_invoice_created"),
        WebhookEvent::of("recurring_sales_invoice_created_from_original"),
        WebhookEvent::of("recurring_sales_invoice_created_from_original_recurring"),
        WebhookEvent::of("recurring_sales_invoice_creating_skipped_due_to_limits"),
        WebhookEvent::of("recurring_sales_invoice_deactivated"),
        WebhookEvent::of("recurring_sales_invoice_destroyed"),
        WebhookEvent::of("recurring_sales_invoice_invoice_created"),
        WebhookEvent::of("recurring_sales_invoice_reached_desired_count_of_invoices"),
        WebhookEvent::of("recurring_sales_invoice_started_auto_send"),
        WebhookEvent::of("recurring_sales_invoice_stopped_auto_send"),
        WebhookEvent::of("recurring_sales_invoice_updated"),
        WebhookEvent::of("sales_invoice_created"),
        WebhookEvent::of("sales_invoice_created_based_on_estimate"),
        WebhookEvent::of("sales_invoice_created_based_on_recurring"),
        WebhookEvent::of("sales_invoice_created_based_on_subscription"),
        WebhookEvent::of("sales_invoice_created_from_checkout_order"),
        WebhookEvent::of("sales_invoice_created_from_payment_request"),
        WebhookEvent::of("sales_invoice_created_from_original"),
        WebhookEvent::of("sales_invoice_destroyed"),
        WebhookEvent::of("sales_invoice_marked_as_dubious"),
        WebhookEvent::of("sales_invoice_marked_as_uncollectible"),
        WebhookEvent::of("sales_invoice_merged"),
        WebhookEvent::of("sales_invoice_merged_with_recurring_sales_invoice"),
        WebhookEvent::of("sales_invoice_paused"),
        WebhookEvent::of("sales_invoice_revert_dubious"),
        WebhookEvent::of("sales_invoice_revert_uncollectible"),
        WebhookEvent::of("sales_invoice_send_email"),
        WebhookEvent::of("sales_invoice_send_manually"),
        WebhookEvent::of("sales_invoice_send_post"),
        WebhookEvent::of("sales_invoice_send_post_confirmation"),
        WebhookEvent::of("sales_invoice_send_post_cancelled"),
        WebhookEvent::of("sales_invoice_send_reminder_email"),
        WebhookEvent::of("sales_invoice_send_reminder_manually"),
        WebhookEvent::of("sales_invoice_send_reminder_post"),
        WebhookEvent::of("sales_invoice_send_reminder_post_confirmation"),
        WebhookEvent::of("sales_invoice_send_si"),
        WebhookEvent::of("sales_invoice_send_si_delivered"),
        WebhookEvent::of("sales_invoice_send_si_error"),
        WebhookEvent::of("sales_invoice_send_to_payt"),
        WebhookEvent::of("sales_invoice_state_changed_to_draft"),
        WebhookEvent::of("sales_invoice_state_changed_to_late"),
        WebhookEvent::of("sales_invoice_state_changed_to_open"),
        WebhookEvent::of("sales_invoice_state_changed_to_paid"),
        WebhookEvent::of("sales_invoice_state_changed_to_pending_payment"),
        WebhookEvent::of("sales_invoice_state_changed_to_reminded"),
        WebhookEvent::of("sales_invoice_state_changed_to_scheduled"),
        WebhookEvent::of("sales_invoice_state_changed_to_uncollectible"),
        WebhookEvent::of("sales_invoice_unpaused"),
        WebhookEvent::of("sales_invoice_updated"),
        WebhookEvent::of("send_payment_email"),
        WebhookEvent::of("send_payment_unsuccessful_email"),
        WebhookEvent::of("sepa_direct_debit_limit_updated"),
        WebhookEvent::of("smart_transfer_rule_created"),
        WebhookEvent::of("smart_transfer_rule_updated"),
        WebhookEvent::of("smart_transfer_trigger_created"),
        WebhookEvent::of("smart_transfer_trigger_enabled"),
        WebhookEvent::of("smart_transfer_trigger_disabled"),
        WebhookEvent::of("smart_transfer_trigger_updated"),
        WebhookEvent::of("subgoal_assigned"),
        WebhookEvent::of("subgoal_completed"),
        WebhookEvent::of("subgoal_uncompleted"),
        WebhookEvent::of("subscription_cancelled"),
        WebhookEvent::of("subscription_created"),
        WebhookEvent::of("subscription_destroyed"),
        WebhookEvent::of("subscription_edited"),
        WebhookEvent::of("subscription_resumed"),
        WebhookEvent::of("subscription_updated"),
        WebhookEvent::of("subscription_template_activated"),
        WebhookEvent::of("subscription_template_created"),
        WebhookEvent::of("subscription_template_destroyed"),
        WebhookEvent::of("subscription_template_deactivated"),
        WebhookEvent::of("subscription_template_updated"),
        WebhookEvent::of("task_lists_list_completed"),
        WebhookEvent::of("task_lists_list_created"),
        WebhookEvent::of("task_lists_list_destroyed"),
        WebhookEvent::of("task_lists_list_reopened"),
        WebhookEvent::of("task_lists_list_updated"),
        WebhookEvent::of("task_lists_list_template_created"),
        WebhookEvent::of("task_lists_list_template_destroyed"),
        WebhookEvent::of("task_lists_list_template_published"),
        WebhookEvent::of("task_lists_list_template_hidden"),
        WebhookEvent::of("task_lists_list_template_updated"),
        WebhookEvent::of("task_lists_task_completed"),
        WebhookEvent::of("task_lists_task_created"),
        WebhookEvent::of("task_lists_task_destroyed"),
        WebhookEvent::of("task_lists_task_reopened"),
        WebhookEvent::of("task_lists_task_updated"),
        WebhookEvent::of("task_lists_task_assigned"),
        WebhookEvent::of("task_lists_task_unassigned"),
        WebhookEvent::of("task_lists_task_name"),
        WebhookEvent::of("task_lists_task_report_type_linked"),
        WebhookEvent::of("task_lists_task_category_linked"),
        WebhookEvent::of("task_lists_task_unlinked"),
        WebhookEvent::of("tax_rate_activated"),
        WebhookEvent::of("tax_rate_created"),
        WebhookEvent::of("tax_rate_deactivated"),
        WebhookEvent::of("tax_rate_destroyed"),
        WebhookEvent::of("tax_rate_updated"),
        WebhookEvent::of("time_entry_created"),
        WebhookEvent::of("time_entry_destroyed"),
        WebhookEvent::of("time_entry_sales_invoice_created"),
        WebhookEvent::of("time_entry_updated"),
        WebhookEvent::of("todo_completed"),
        WebhookEvent::of("todo_created"),
        WebhookEvent::of("todo_destroyed"),
        WebhookEvent::of("todo_opened"),
        WebhookEvent::of("ultimate_benificial_owner_created"),
        WebhookEvent::of("ultimate_benificial_owner_updated"),
        WebhookEvent::of("ultimate_beneficial_owner_verification_document_uploaded"),
        WebhookEvent::of("user_invited"),
        WebhookEvent::of("user_removed"),
        WebhookEvent::of("verification_destroyed"),
        WebhookEvent::of("workflow_created"),
        WebhookEvent::of("workflow_deactivated"),
        WebhookEvent::of("workflow_destroyed"),
        WebhookEvent::of("workflow_updated"),
    ],
    ..Webhooks::DEFAULT
};
