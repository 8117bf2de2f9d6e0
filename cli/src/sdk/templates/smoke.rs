#[tokio::test]
async fn the_emulator_starts() -> Result<(), Box<dyn std::error::Error>> {
    let emulator = licit_emulator::Emulator::from_file("{spec}")?.start().await?;
    assert!(emulator.origin().starts_with("http://"));
    Ok(())
}
