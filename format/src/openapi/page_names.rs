//! Common names of page parameters and of the page members of replies. Names alone are not
//! sufficient: see `pages.rs`.

/// Parameters for a cursor.
pub(super) const CURSORS: &[&str] = &[
    "cursor",
    "after",
    "page_token",
    "pageToken",
    "starting_after",
    "next_token",
    "nextToken",
    "NextToken",
    "page_cursor",
    "pageCursor",
    "continuation_token",
    "continuationToken",
    "page[cursor]",
    "page[after]",
    "after_id",
];

/// Reply members with the next cursor.
pub(super) const NEXT_CURSORS: &[&str] = &[
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "NextToken",
    "end_cursor",
    "endCursor",
    "next_page_cursor",
    "nextPageCursor",
    "continuation_token",
    "continuationToken",
];

/// Reply members with the URL of the next page, if they are strings.
pub(super) const NEXT_URLS: &[&str] = &[
    "/next_url",
    "/nextUrl",
    "/next_page_url",
    "/nextPageUrl",
    "/next_link",
    "/nextLink",
    "/@odata.nextLink",
    "/_links/next/href",
    "/links/next",
    "/next",
    "/paging/next",
    "/pagination/next",
    "/pagination/next_url",
    "/meta/next",
];

/// Parameters for a page number.
pub(super) const PAGES: &[&str] = &[
    "page",
    "page_number",
    "pageNumber",
    "page[number]",
    "pageNo",
    "Page",
];

/// Parameters for the number of items to skip.
pub(super) const OFFSETS: &[&str] = &["offset", "skip", "$skip", "startAt"];

/// Parameters for the page size.
pub(super) const SIZES: &[&str] = &[
    "per_page",
    "perPage",
    "page_size",
    "pageSize",
    "page[size]",
    "PageSize",
    "limit",
    "size",
    "take",
    "top",
    "$top",
    "maxResults",
];

pub(super) const TOTALS: &[&str] = &[
    "total",
    "total_count",
    "totalCount",
    "total_results",
    "totalResults",
    "total_items",
    "totalItems",
    "total_elements",
    "totalElements",
];

pub(super) const TOTAL_PAGES: &[&str] = &[
    "total_pages",
    "totalPages",
    "page_count",
    "pageCount",
    "last_page",
    "lastPage",
];

pub(super) const FLAGS: &[&str] = &[
    "has_more",
    "hasMore",
    "has_next",
    "hasNext",
    "has_next_page",
    "hasNextPage",
];

/// Reply members with information about pages.
pub(super) const WRAPPERS: &[&str] = &[
    "meta",
    "metadata",
    "pagination",
    "paging",
    "page",
    "page_info",
    "pageInfo",
    "response_metadata",
    "pager",
];

/// Names of the list of items, if a reply has several lists.
pub(super) const ITEMS: &[&str] = &["data", "items", "results", "value", "values", "records"];
