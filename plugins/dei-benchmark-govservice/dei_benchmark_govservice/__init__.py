"""National benchmark: integrated online government service capability (一体化政务服务能力)."""
