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
    "afterId",
    "after_cursor",
    "afterCursor",
    "start_cursor",
    "startCursor",
    "start_after",
    "startAfter",
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_page",
    "nextPage",
    "continuation-token",
    "ContinuationToken",
    "continue",
    "continuation",
    "continuationCursor",
    "continuation_cursor",
    "marker",
    "Marker",
    "bookmark",
    "scroll_id",
    "scrollId",
    "starting_token",
    "startingToken",
    "pagination_token",
    "paginationToken",
    "page_state",
    "pageState",
    "position_token",
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
    "next_continuation_token",
    "nextContinuationToken",
    "NextContinuationToken",
    "next_continuation",
    "nextContinuation",
    "next_marker",
    "nextMarker",
    "NextMarker",
    "next_bookmark",
    "next_scroll_id",
    "next_page_state",
    "nextPageState",
    "next_pagination_token",
    "nextPaginationToken",
    "next_page",
    "nextPage",
];

/// Reply members with the cursor of the last item.
pub(super) const LAST_CURSORS: &[&str] =
    &["last_id", "lastId", "last_cursor", "lastCursor", "last"];

/// Reply members with the URL of the next page, if they are strings.
pub(super) const NEXT_URLS: &[&str] = &[
    "/next_url",
    "/nextUrl",
    "/next_page_url",
    "/nextPageUrl",
    "/next_page_uri",
    "/nextPageUri",
    "/next_uri",
    "/nextUri",
    "/next_link",
    "/nextLink",
    "/next_page",
    "/nextPage",
    "/@nextLink",
    "/@odata.nextLink",
    "/odata.nextLink",
    "/_links/next",
    "/links/next/href",
    "/links/next/url",
    "/next/href",
    "/next/url",
    "/paging/next_url",
    "/paging/nextUrl",
    "/paging/next_link",
    "/pagination/next_link",
    "/pagination/nextUrl",
    "/pagination/nextLink",
    "/pagination/next_page_url",
    "/pagination/links/next",
    "/meta/links/next",
    "/meta/next_url",
    "/meta/next_page_url",
    "/page/next",
    "/page_info/next",
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
pub(super) const OFFSETS: &[&str] = &[
    "offset",
    "skip",
    "$skip",
    "startAt",
    "start_at",
    "startIndex",
    "start_index",
    "page[offset]",
];

/// Parameters for the identifier of the last item that the client has.
pub(super) const LAST_IDS: &[&str] = &[
    "since_id",
    "sinceId",
    "max_id",
    "maxId",
    "before_id",
    "beforeId",
    "from_id",
    "fromId",
    "starting_after",
    "startingAfter",
];

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
    "count",
    "page[limit]",
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
    "has_more_pages",
    "hasMorePages",
    "has_more_items",
    "hasMoreItems",
    "has_more_results",
    "hasMoreResults",
    "more",
    "more_results",
    "moreResults",
    "is_truncated",
    "isTruncated",
    "IsTruncated",
    "truncated",
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

/// Names of lists that are about the page and not its items.
pub(super) const ASIDES: &[&str] = &[
    "errors",
    "error",
    "warnings",
    "messages",
    "notices",
    "links",
    "_links",
    "included",
    "includes",
    "facets",
    "aggregations",
    "meta",
    "commonPrefixes",
    "CommonPrefixes",
];

/// Names of the list of items, if a reply has several lists.
pub(super) const ITEMS: &[&str] = &[
    "data", "items", "results", "value", "values", "records", "entries", "content", "elements",
];
