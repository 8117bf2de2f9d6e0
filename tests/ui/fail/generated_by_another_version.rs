// Generated code states the interface that it was generated for.

licit::rt::requires!(0);

fn main() {}
