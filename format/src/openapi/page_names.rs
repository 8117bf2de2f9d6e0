//! What parameters and members of replies are called that pages are asked for and told with. Names
//! alone decide nothing: see `pages.rs`.

/// Parameters that take a cursor.
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

/// Members of replies that are the next cursor.
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

/// Members of replies that are the next page's URL, where they are texts.
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

/// Parameters that take the number of a page.
pub(super) const PAGES: &[&str] = &[
    "page",
    "page_number",
    "pageNumber",
    "page[number]",
    "pageNo",
    "Page",
];

/// Parameters that take how many items to skip.
pub(super) const OFFSETS: &[&str] = &["offset", "skip", "$skip", "startAt"];

/// Parameters that take how many items a page has.
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

/// Members of replies that tell of pages.
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

/// What a list of items is called, where there are several lists.
pub(super) const ITEMS: &[&str] = &["data", "items", "results", "value", "values", "records"];
