//! How values are written in paths, queries, headers, cookies and forms.

tables! {
    /// How a value is written as a parameter (OpenAPI 3.1.1 §4.8.12.3, RFC 6570).
    ///
    /// Of a parameter `c`, the examples show the list `["x", "y"]` and the object `{"r": 1, "g": 2}`.
    /// Strings, numbers and booleans are written as they are, except as stated.
    enum Style {
        /// `c=x&c=y`; `r=1&g=2`. For queries, forms and cookies.
        Form,
        /// `c=x,y`; `c=r,1,g,2`. For queries, forms and cookies.
        FormJoined,
        /// `c=x%20y`; `c=r%201%20g%202`. For queries and forms.
        SpaceDelimited,
        /// `c=x%7Cy`; `c=r%7C1%7Cg%7C2`. For queries and forms.
        PipeDelimited,
        /// `c[0]=x&c[1]=y`; `c[r]=1&c[g]=2`, at any depth. For queries and forms.
        DeepObject,
        /// `x,y`; `r,1,g,2`. For paths and headers.
        Simple,
        /// `x,y`; `r=1,g=2`. For paths and headers.
        SimpleExploded,
        /// `.x,y`; `.r,1,g,2`; a string: `.x`. For paths.
        Label,
        /// `.x.y`; `.r=1.g=2`; a string: `.x`. For paths.
        LabelExploded,
        /// `;c=x,y`; `;c=r,1,g,2`; a string: `;c=x`. For paths.
        Matrix,
        /// `;c=x;c=y`; `;r=1;g=2`; a string: `;c=x`. For paths.
        MatrixExploded,
        /// Strings, numbers and booleans as they are, objects as JSON, each item of a list by itself:
        /// `c=x&c=y`; `c={"r":1,"g":2}`. The default of forms (OpenAPI 3.1.1 §4.8.15.1.1).
        Content,
        /// The value as JSON text.
        Json,
    }
}
