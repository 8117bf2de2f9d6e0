//! The documents whose clients are compared: given ones, and own ones of any size with the client that one would write
//! by hand.

use std::fs;
use std::io;
use std::path::PathBuf;

use super::measure::Bench;

/// The operations of the own document that is compared if no other is given.
const OWN: usize = 40;

/// Operations of one resource.
const OF_A_RESOURCE: usize = 4;

/// An OpenAPI document.
pub(crate) struct Document {
    /// The name in sections of the page.
    pub(crate) name: String,
    pub(crate) file: PathBuf,
    /// The number of operations of an own document.
    pub(crate) operations: Option<usize>,
}

impl Document {
    /// Returns the document of an argument `NAME=FILE`.
    pub(crate) fn given(argument: &str) -> Option<Self> {
        let (name, file) = argument.split_once('=')?;
        Some(Self {
            name: name.to_owned(),
            file: PathBuf::from(file),
            operations: None,
        })
    }

    /// Writes the own document.
    pub(crate) fn own(bench: &Bench) -> io::Result<Self> {
        let own = Self::of_size(bench, OWN)?;
        Ok(Self {
            name: "own".to_owned(),
            ..own
        })
    }

    /// Writes an own document with this number of operations.
    pub(crate) fn of_size(bench: &Bench, operations: usize) -> io::Result<Self> {
        let name = format!("own-{operations}");
        let file = bench.work.join(&name).with_extension("json");
        fs::write(&file, openapi(operations))?;
        Ok(Self {
            name,
            file,
            operations: Some(operations),
        })
    }
}

/// An OpenAPI 3.0 document with this number of operations, in groups of four: list, get, create, update.
fn openapi(operations: usize) -> String {
    let mut paths = String::new();
    let mut schemas = String::new();
    for n in 0..operations.div_ceil(OF_A_RESOURCE) {
        if n > 0 {
            paths.push(',');
            schemas.push(',');
        }
        paths.push_str(&PATHS.replace("{n}", &n.to_string()));
        schemas.push_str(&SCHEMAS.replace("{n}", &n.to_string()));
    }
    format!(
        r#"{{"openapi":"3.0.3","info":{{"title":"Orders","version":"1"}},
"servers":[{{"url":"https://api.acme.example"}}],
"paths":{{{paths}}},"components":{{"schemas":{{{schemas}}}}}}}"#
    )
}

const PATHS: &str = r##"
"/orders{n}": {
  "get": { "operationId": "list_orders{n}", "parameters": [
      { "name": "limit", "in": "query", "schema": { "type": "integer", "format": "int64" } },
      { "name": "status", "in": "query", "schema": { "type": "string" } } ],
    "responses": { "200": { "description": "Orders.", "content": { "application/json": {
      "schema": { "type": "array", "items": { "$ref": "#/components/schemas/Order{n}" } } } } } } },
  "post": { "operationId": "create_order{n}", "requestBody": { "required": true, "content": {
      "application/json": { "schema": { "$ref": "#/components/schemas/OrderInput{n}" } } } },
    "responses": { "200": { "description": "The order.", "content": { "application/json": {
      "schema": { "$ref": "#/components/schemas/Order{n}" } } } } } } },
"/orders{n}/{id}": {
  "get": { "operationId": "get_order{n}", "parameters": [
      { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
    "responses": { "200": { "description": "The order.", "content": { "application/json": {
      "schema": { "$ref": "#/components/schemas/Order{n}" } } } } } },
  "patch": { "operationId": "update_order{n}", "parameters": [
      { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } } ],
    "requestBody": { "required": true, "content": {
      "application/json": { "schema": { "$ref": "#/components/schemas/OrderInput{n}" } } } },
    "responses": { "200": { "description": "The order.", "content": { "application/json": {
      "schema": { "$ref": "#/components/schemas/Order{n}" } } } } } } }"##;

const SCHEMAS: &str = r##"
"Order{n}": { "type": "object", "required": ["id", "number", "status", "total", "paid", "customer", "lines"],
  "properties": {
    "id": { "type": "string" },
    "number": { "type": "integer", "format": "int64" },
    "status": { "type": "string", "enum": ["open", "shipped", "closed"] },
    "total": { "type": "number", "format": "double" },
    "currency": { "type": "string" },
    "paid": { "type": "boolean" },
    "note": { "type": "string" },
    "reference": { "type": "string" },
    "customer": { "$ref": "#/components/schemas/Customer{n}" },
    "lines": { "type": "array", "items": { "$ref": "#/components/schemas/Line{n}" } } } },
"Customer{n}": { "type": "object", "required": ["id", "name"], "properties": {
    "id": { "type": "string" }, "name": { "type": "string" }, "email": { "type": "string" },
    "city": { "type": "string" }, "country": { "type": "string" } } },
"Line{n}": { "type": "object", "required": ["sku", "title", "quantity", "price"], "properties": {
    "sku": { "type": "string" }, "title": { "type": "string" },
    "quantity": { "type": "integer", "format": "int64" },
    "price": { "type": "number", "format": "double" } } },
"OrderInput{n}": { "type": "object", "required": ["customer_id"], "properties": {
    "customer_id": { "type": "string" }, "note": { "type": "string" }, "reference": { "type": "string" },
    "currency": { "type": "string" }, "paid": { "type": "boolean" } } }"##;

/// The client of the same operations with `reqwest` and serde's derives.
pub(crate) fn by_hand(operations: usize) -> String {
    let resources = 0..operations.div_ceil(OF_A_RESOURCE);
    let resources = resources.map(|n| BY_HAND.replace("{n}", &n.to_string()));
    HEAD.to_owned() + &resources.collect::<String>()
}

const HEAD: &str = r#"use reqwest::{Error, RequestBuilder};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub struct Client { http: reqwest::Client, base: String, token: String }

impl Client {
    pub fn new(token: &str) -> Self {
        let base = "https://api.acme.example".to_owned();
        Self { http: reqwest::Client::new(), base, token: token.to_owned() }
    }
    async fn send<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Error> {
        request.bearer_auth(&self.token).send().await?.error_for_status()?.json().await
    }
}
"#;

const BY_HAND: &str = r#"
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status{n} { Open, Shipped, Closed }

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Order{n} {
    pub id: String,
    pub number: i64,
    pub status: Status{n},
    pub total: f64,
    pub currency: Option<String>,
    pub paid: bool,
    pub note: Option<String>,
    pub reference: Option<String>,
    pub customer: Customer{n},
    pub lines: Vec<Line{n}>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Customer{n} {
    pub id: String,
    pub name: String,
    pub email: Option<String>,
    pub city: Option<String>,
    pub country: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Line{n} { pub sku: String, pub title: String, pub quantity: i64, pub price: f64 }

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OrderInput{n} {
    pub customer_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid: Option<bool>,
}

impl Client {
    pub async fn list_orders{n}(&self, limit: Option<i64>, status: Option<&str>) -> Result<Vec<Order{n}>, Error> {
        let request = self.http.get(format!("{}/orders{n}", self.base));
        self.send(request.query(&[("limit", limit)]).query(&[("status", status)])).await
    }
    pub async fn create_order{n}(&self, order: &OrderInput{n}) -> Result<Order{n}, Error> {
        self.send(self.http.post(format!("{}/orders{n}", self.base)).json(order)).await
    }
    pub async fn get_order{n}(&self, id: &str) -> Result<Order{n}, Error> {
        self.send(self.http.get(format!("{}/orders{n}/{id}", self.base))).await
    }
    pub async fn update_order{n}(&self, id: &str, order: &OrderInput{n}) -> Result<Order{n}, Error> {
        self.send(self.http.patch(format!("{}/orders{n}/{id}", self.base)).json(order)).await
    }
}
"#;
