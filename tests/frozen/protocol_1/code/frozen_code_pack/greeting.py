"""The command of the pack."""

import click


@click.command()
@click.pass_obj
def greet(session):
    click.echo(f"frozen {session.lang}")
