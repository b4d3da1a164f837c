"""National benchmark: county agricultural and rural informatisation (县域农业农村信息化发展水平)."""
