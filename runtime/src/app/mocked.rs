//! The application of a mocked client. Nothing of it is configured or checked.

use std::sync::Arc;
use std::time::Duration;

use super::core::{App, Inner};
use super::work::Work;
use crate::client_auth::ClientIdentity;
use crate::clock::SharedClock;
use crate::dpop::{DpopKeys, Nonces};
use crate::event::EventSender;
use crate::http::Http;
use crate::http::middleware::{Layers, Middleware};
use crate::http::observe::Watching;
use crate::http::options::CallOptions;
use crate::random::Entropy;
use crate::secret::Secret;
use crate::store::MemoryStore;
use crate::tables::Registration;
use crate::template::variables::Variables;

/// The client identifier and the client secret.
const CLIENT: &str = "mock";

impl App {
    /// Creates an application whose calls `mock` answers. It has no network.
    pub(crate) fn mocked(registration: &'static Registration, mock: Arc<dyn Middleware>) -> Self {
        let mut layers = Layers::default();
        layers.add(mock);
        Self::new(Inner {
            registration,
            identity: ClientIdentity {
                id: CLIENT.to_owned(),
                secret: Some(Secret::new(CLIENT)),
                #[cfg(feature = "jose")]
                signing_key: None,
                #[cfg(feature = "jose")]
                assertion: &registration.provider.client_assertion,
                // As if it had a certificate.
                has_own_http: true,
                method: None,
            },
            redirect_uri: None,
            authorization: None,
            issuer: None,
            resources: Vec::new(),
            #[cfg(feature = "jose")]
            keys: None,
            #[cfg(feature = "jose")]
            decryption_keys: Vec::new(),
            trusted_audiences: Vec::new(),
            variables: Variables::samples(registration.provider).with_client_id(CLIENT),
            scopes: &[],
            http: Http::absent(),
            timeout: Duration::from_secs(30),
            call_options: CallOptions::new(),
            layers,
            permits: None,
            store: Arc::new(MemoryStore::new()),
            entropy: Entropy::for_tests(),
            dpop_keys: DpopKeys::default(),
            nonces: Nonces::default(),
            observer: Watching::default(),
            clock: SharedClock::default(),
            event_sender: EventSender::new(),
            work: Work::default(),
        })
    }
}
